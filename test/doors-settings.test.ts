import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const REAL_MAIL = {
  IMAP_URL: 'imaps://desk%40acme.example:secret@imap.acme.example/INBOX',
  SMTP_URL: 'smtps://desk%40acme.example:secret@smtp.acme.example',
  MAIL_FROM: 'Acme Coding Desk <coding@acme.example>',
}

describe('the public doors', () => {
  it.each([
    ['are open beside the practice mailbox', {}, { on: true, port: 8081, portIsChosen: false, url: null }],
    ['are closed beside a real one', REAL_MAIL, { on: false }],
    ['are opened by a word', { ...REAL_MAIL, DOORS: 'on' }, { on: true }],
    ['are closed by a word', { DOORS: 'off' }, { on: false }],
    ['follow the port of the queue', { PORT: '3000' }, { port: 3001, portIsChosen: false }],
    ['take any port where the queue does', { PORT: '0' }, { port: 0 }],
    ['take any port behind the last one', { PORT: '65535' }, { port: 0 }],
    ['have a port of their own', { DOORS_PORT: '9000' }, { port: 9000, portIsChosen: true }],
    [
      'are linked to without a double slash',
      { DOORS_URL: 'https://codes.acme.example/' },
      { url: 'https://codes.acme.example' },
    ],
  ])('%s', (_what, settings, doors) => {
    expect(readConfig(settings).doors).toMatchObject(doors)
  })

  it.each([
    [{ DOORS: 'yes' }, /DOORS must be on or off/],
    [{ DOORS_PORT: '70000' }, /DOORS_PORT must be at most 65535/],
    [{ DOORS_URL: 'codes.acme.example' }, /DOORS_URL must be a URL/],
  ])('refuse %j with what to write', (settings, message) => {
    expect(() => readConfig(settings)).toThrow(message)
  })
})
