import { describe, expect, it } from 'vitest'
import type { SenderProof } from '../../../src/domain/sender-proof.ts'
import { recogniseCommand } from '../../../src/flow/intake/recognise-command.ts'
import { parseMail } from '../../../src/mail/read/parse-mail.ts'

const PASS: SenderProof = { dmarc: 'pass', dkimDomains: [], via: 'mail_server' }
const FAIL: SenderProof = { dmarc: 'fail', dkimDomains: [], via: 'mail_server' }
const UNKNOWN: SenderProof = { dmarc: 'unknown', dkimDomains: [], via: 'nobody' }

type Given = {
  subject?: string
  text?: string
  headers?: string[]
  from?: string
  proof?: SenderProof | null
  known?: boolean
  within?: 'case' | 'nothing'
  /** Our mail that asked this sender whether the address is theirs. */
  asked?: string
}

async function recognise(given: Given) {
  const { subject = '', text = '', headers = [], from = 'ana@clinic.example', proof = PASS } = given
  const raw = [`From: <${from}>`, 'To: desk@desk.example', `Subject: ${subject}`, ...headers, '', text, ''].join('\r\n')
  const { mail } = await parseMail(Buffer.from(raw))
  return recogniseCommand(
    { mail, proof, within: given.within ?? 'nothing', ownAddresses: ['desk@desk.example'] },
    {
      isKnownSender: async () => given.known ?? false,
      isConfirmationMail: async (_hashes, address) => given.asked === address,
    },
  )
}

const ID = `confirm.${'0'.repeat(32)}@desk.example`
const answers = [`In-Reply-To: <${ID}>`]

describe('a mail is a command', () => {
  it.each<[string, Given, string]>([
    ['of a proven sender', { subject: 'help' }, 'help'],
    ['of one who was answered before', { subject: 'code 99213', proof: UNKNOWN, known: true }, 'code'],
    ['that wants to hear no more, whoever wrote it', { subject: 'stop', proof: UNKNOWN }, 'stop'],
    ['that says unsubscribe, as lists do', { subject: 'unsubscribe', text: 'unsubscribe' }, 'stop'],
    [
      'that answers our mail with yes',
      { text: 'YES', headers: answers, asked: 'ana@clinic.example', proof: UNKNOWN },
      'confirm',
    ],
  ])('%s', async (_words, given, command) => {
    expect(await recognise(given)).toBe(command)
  })
})

describe('a mail goes the way of every mail', () => {
  it.each<[string, Given]>([
    ['whose sender nobody knows', { subject: 'help', proof: UNKNOWN }],
    ['that nobody looked at', { subject: 'help', proof: null }],
    ['that is proven false', { subject: 'stop', proof: FAIL, known: true }],
    ['of a machine', { subject: 'help', headers: ['Auto-Submitted: auto-generated'] }],
    ['of an automatic reply', { subject: 'stop', headers: ['Auto-Submitted: auto-replied'] }],
    ['of a list', { subject: 'stop', headers: ['List-Id: <all.clinic.example>'] }],
    ['without an envelope sender', { subject: 'help', headers: ['Return-Path: <>'] }],
    ['of a mailer daemon', { subject: 'help', from: 'mailer-daemon@clinic.example' }],
    ['of the desk itself', { subject: 'help', from: 'desk@desk.example' }],
    ['of several senders', { subject: 'help', headers: ['From: <other@clinic.example>'] }],
    ['that asks within a case', { subject: 'Re: Q-12', text: 'code 99214?', within: 'case' }],
    ['that answers our mail with a question', { text: 'What is this?', headers: answers, asked: 'ana@clinic.example' }],
    ['that says yes to a mail somebody else got', { text: 'YES', headers: answers, asked: 'other@clinic.example' }],
    ['that says yes, proven false', { text: 'YES', headers: answers, asked: 'ana@clinic.example', proof: FAIL }],
    [
      'that a machine says yes to',
      { text: 'YES', headers: [...answers, 'Auto-Submitted: auto-replied'], asked: 'ana@clinic.example' },
    ],
  ])('%s', async (_words, given) => {
    expect(await recognise(given)).toBeNull()
  })
})
