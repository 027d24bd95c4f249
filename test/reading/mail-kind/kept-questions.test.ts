import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/reading/mail-kind/mail-kind.ts'
import { plainMail } from '../../support/plain-mail.ts'

type Question = { id: string; subject: string; body: string; content_type: string; gold: { action: string } }

const FOLDER = join(import.meta.dirname, '../../score/own')
const questions = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Question)
  .filter(({ content_type: type, gold }) => type === 'text/plain' && !['ignore', 'decline'].includes(gold.action))

describe('the questions of the accuracy sets', () => {
  it('are there', () => expect(questions.length).toBeGreaterThan(600))

  it('are all taken for questions, so that none is hidden or held', () => {
    const other = questions.flatMap(({ id, subject, body }) => {
      const { kind } = classifyMail(plainMail({ subject, text: body }), ['coding@desk.example'])
      return kind === 'question' ? [] : [`${id}: ${kind}`]
    })
    expect(other).toEqual([])
  })
})
