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

describe('a question with words of other mail', () => {
  const kind = (subject: string, text: string): string => kindOf({ subject, body: text } as Question)

  it.each([
    [
      'audit',
      'Comp carrier pulled a file of 05/09/2012: 64475 with 721.3 “not valid codes”. Were they? It is for my cover letter.',
    ],
    ['old claim', 'Adjuster wants the dx in today’s terms, DOS 3/18/2014, was 722.10. What goes in my cover letter'],
    ['appeal', 'What do I say in my cover letter for the CO-50 on 64483?'],
    ['for my files', 'Attached my cover letter to the auditor. Was 338.4 still right in 2013? need it for my files'],
    ['packet', 'Please find enclosed cover letter and EOB, 95903 denied as invalid for 2011. Was it deleted then?'],
    ['old neck claim', 'Attorney requests itemized bills of 2013 with 723.1, please convert to ICD-10'],
    ['board', 'Law firm asks us to send the records with 847.0 on it; which code is that now, for the letter'],
    ['', 'Thanks for the last one. The carrier has 729.5 on its list as invalid for 2012.'],
    ['heart', 'My CV surgeon did 33533 with 33518. Does he bill 51?'],
    ['new NP', 'She took a full-time position in May. When can we bill 99214 under her NPI?'],
    ['rate', 'Which modifiers apply today to 20610 on the left?'],
    ['exam', 'Worker is seeking employment as a driver, exam with form. 99455 or 99386?'],
    ['RD', 'We’re hiring a dietitian. Does she bill 97802 incident to?'],
    ['physical', 'The patient says "I was charged twice", 99396 and 99213-25. Are both right?'],
    ['roster', 'Why am I getting N290 on G0008?'],
    ['59', 'Should I take the 59 off 97140?'],
    ['bill type', 'I got a bill type error on G0463, what should it be?'],
    ['shots', 'My provider wants to know should I stop billing 99211 with 96372?'],
    ['We are hiring', 'We are hiring a PT, not credentialed yet. Can her visits go out under the owner till then?'],
    ['Undeliverable', 'Claims bounce as “undeliverable to payer”. Which taxonomy goes in for the LPC?'],
    [
      'Delivery failed',
      'Delivery failed after forceps, ended in a c-section. Prenatal all ours, global code for that please',
    ],
    ['login', 'Can’t log in to the lookup. Is packing part of the global of a pilonidal excision?'],
    [
      'portal',
      'Copy of what a patient wrote: "Why was I billed twice?? I got a bill for $90". Was it right to bill both visits?',
    ],
    ['', 'Good morning. I’d like to know if a PA can sign for a power wheelchair. Thanks.'],
    [
      'Job description',
      'Not in my job description but I code the surgeries now. Plates out by two incisions, once or twice?',
    ],
    ['Verify your account', 'We verify benefits, then it is denied as experimental. Is there an NCD for it?'],
    ['Unsubscribe', 'Patient wants to stop chronic care mid month, can we still bill the 25 minutes?'],
    ['invoice', 'Attached invoice for C1713, which rev code and how to bill it, please tell us'],
  ])('is kept: %s', (subject, text) => expect(kind(subject, text)).toBe('question'))

  it.each([
    [
      'a coder for hire',
      'Remote coder',
      'My resume is attached. I coded 29881 and 27447 for ten years and am seeking a position.',
    ],
    ['a cover letter', 'Coding auditor', 'Attached is my cover letter. I audit 99213 to 99215 in Tampa FL 33601.'],
    ['who asks for work', 'Biller', 'Are you hiring? I have coded cardiology for 12 years and can start at once.'],
    ['who looks for training', 'Job', 'Looking for a job in coding, is there an externship for my certificate?'],
    ['who wants off', 'Unsubscribe', 'Unsubscribe me from your coding updates'],
    ['a patient quoted by nobody', 'bill', 'Why was I billed for two visits? Medicare covers my physical.'],
    ['thanks for a level', 'Re: level', 'Thanks so much, that clears it up! We will send it that way.'],
    ['who hires', 'We’re hiring', 'We are hiring certified coders in Dayton OH 45402, apply today.'],
    ['a patient with two codes', 'my bill', 'I got a bill for 99396 and 99213. Why both? My insurance paid one.'],
    [
      'a patient of a practice',
      'wrong code',
      'I am a patient. You billed me 99204 or 99205 for ten minutes, take it off.',
    ],
    ['a patient who was charged', 'why', 'Why was I charged for 93306 with 93000? I only had the one.'],
    ['a patient here', 'refused', 'A patient here. They denied 45380 as not valid, my bill is $300.'],
    [
      'who asks for advice',
      'injection',
      'My doctor wants 62323 for my back, is it safe with my blood thinner? Should I stop taking it?',
    ],
    ['a lawyer', 'records', 'Law Office: we represent the above, send the records and itemized bills incl. 72148.'],
    ['thanks', 'Re: hours', 'Thanks, perfect! I rang her at (308) 555-0147, the $412.60 is settled.'],
  ])('is none: %s', (_, subject, text) => expect(kind(subject, text)).toBe('not_a_question'))
})
