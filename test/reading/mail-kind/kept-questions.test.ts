import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/reading/mail-kind/mail-kind.ts'
import { plainMail } from '../../support/plain-mail.ts'

type Question = { id: string; subject: string; body: string; content_type: string; gold: { action: string } }

const FOLDER = join(import.meta.dirname, '../../score/own')
const mails = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Question)
  .filter(({ content_type: type }) => type === 'text/plain')
const questions = mails.filter(({ gold }) => !['ignore', 'decline'].includes(gold.action))
const others = mails.filter(({ gold }) => gold.action === 'ignore')

const kindOf = ({ subject, body }: Question): string =>
  classifyMail(plainMail({ subject, text: body }), ['coding@desk.example']).kind

describe('the questions of the accuracy sets', () => {
  it('are there', () => expect(questions.length).toBeGreaterThan(600))

  it('are all taken for questions, so that none is hidden or held', () => {
    expect(questions.filter((mail) => kindOf(mail) !== 'question').map(({ id }) => id)).toEqual([])
  })

  it('stand beside automatic replies, pitches and thanks, none of which is taken for one', () => {
    expect(others.length).toBeGreaterThan(10)
    expect(others.filter((mail) => kindOf(mail) === 'question').map(({ id }) => id)).toEqual([])
  })
})
