import { describe, expect, it } from 'vitest'
import {
  hashMessageId,
  type SettledMailbox,
  type SettlePorts,
  settleRestore,
} from '../../../src/flow/send/settle-restore.ts'
import { signMessageId } from '../../../src/flow/thread-key.ts'

const RESTORE = { id: 1, backedUpAt: new Date('2026-11-20T02:00:00Z'), restoredAt: new Date('2026-11-21T09:00:00Z') }
const SENT_AT = new Date('2026-11-20T12:00:00Z')

type Sent = { messageId: string | null; inReplyTo: string | null }

/** A mailbox whose Sent folder holds these; null: it has none. */
const mailbox = (sent: Sent[] | null, more: Partial<SettledMailbox> = {}): SettledMailbox => ({
  address: null,
  openSent: async () =>
    sent === null
      ? null
      : {
          holds: async (id) => sent.some(({ messageId }) => messageId === id),
          async *listSince() {
            for (const each of sent) yield { ...each, sentAt: SENT_AT }
          },
          close: async () => undefined,
        },
  recall: async () => 0,
  ...more,
})

type Told = { left: unknown[]; settled: unknown[]; aside: unknown[]; ended: unknown[] }

function ports(more: Partial<SettlePorts>): { ports: SettlePorts; told: Told } {
  const told: Told = { left: [], settled: [], aside: [], ended: [] }
  return {
    told,
    ports: {
      mailboxes: [mailbox([])],
      keepLeftMails: async (mails) => void told.left.push(...mails),
      listRestoredReplies: async () => [],
      findLeftAbout: async () => null,
      settleReply: async (id, left) => void told.settled.push([id, left]),
      listAnsweredSince: async () => [],
      listOpenSince: async () => [],
      putAside: async (caseId, why) => void told.aside.push([caseId, why]),
      end: async (uncompared) => void told.ended.push(uncompared),
      ...more,
    },
  }
}

describe('what had left before a restore', () => {
  const reply = (id: number, messageId: string, address: string | null = null) => ({
    id,
    caseId: 10 + id,
    messageId,
    address,
  })

  it('is a reply that lies in the Sent folder; of any other a person decides', async () => {
    const found = signMessageId(7, 'desk.example', 'a secret')
    const { ports: given, told } = ports({
      mailboxes: [mailbox([{ messageId: found, inReplyTo: null }])],
      listRestoredReplies: async () => [reply(1, found), reply(2, 'q8.0.0@desk.example')],
    })
    expect(await settleRestore(RESTORE, given)).toEqual({ left: 1, uncertain: 1, putAside: 0, recalled: 0 })
    expect(told.settled).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('may be another answer than the one that was held, which whoever decides is told', async () => {
    const told: string[] = []
    const { ports: given } = ports({
      listRestoredReplies: async () => [reply(1, 'a@x'), reply(2, 'b@x')],
      findLeftAbout: async (caseId) => (caseId === 11 ? SENT_AT : null),
      settleReply: async (_, __, why) => void told.push(why),
    })
    await settleRestore(RESTORE, given)
    expect(told[0]).toContain('another mail about this question left on 2026-11-20')
    expect(told[1]).not.toContain('another mail')
  })

  it('is looked for in the mailbox an answer leaves from, and nowhere else', async () => {
    const { ports: given, told } = ports({
      mailboxes: [mailbox([]), mailbox([{ messageId: 'a@x', inReplyTo: null }], { address: 'appeals@desk.example' })],
      listRestoredReplies: async () => [
        reply(1, 'a@x'),
        reply(2, 'a@x', 'appeals@desk.example'),
        reply(3, 'a@x', 'gone@x'),
      ],
    })
    await settleRestore(RESTORE, given)
    expect(told.settled).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
  })

  it('is kept of mails of our own alone, without the id of the mail they answer', async () => {
    const ours = signMessageId(7, 'desk.example', 'another secret than the one that is set now')
    const { ports: given, told } = ports({
      mailboxes: [
        mailbox([
          { messageId: ours, inReplyTo: 'question@clinic.example' },
          { messageId: 'of-a-person@desk.example', inReplyTo: 'question@clinic.example' },
          { messageId: null, inReplyTo: null },
        ]),
      ],
    })
    await settleRestore(RESTORE, given)
    expect(told.left).toEqual([
      { messageId: ours, caseId: 7, answersSha256: hashMessageId('question@clinic.example'), sentAt: SENT_AT },
    ])
  })

  it('puts aside what was answered, with the day it was', async () => {
    const { ports: given, told } = ports({ listAnsweredSince: async () => [{ caseId: 4, sentAt: SENT_AT }] })
    await settleRestore(RESTORE, given)
    expect(told.aside).toEqual([[4, expect.stringContaining('on 2026-11-20')]])
  })

  it('without a Sent folder leaves every answer and every open question to a person', async () => {
    const { ports: given, told } = ports({
      mailboxes: [mailbox(null)],
      listRestoredReplies: async () => [reply(1, 'a@x')],
      listOpenSince: async (addresses) => (addresses.includes('') ? [{ caseId: 5 }] : []),
    })
    await settleRestore(RESTORE, given)
    expect(told.settled).toEqual([[1, false]])
    expect(told.aside).toEqual([[5, expect.stringContaining('no Sent folder tells')]])
    expect(told.ended).toEqual([['']])
  })

  it.each([
    { what: 'opened', broken: mailbox([], { openSent: () => Promise.reject(new Error('away')) }) },
    {
      what: 'searched for mail to read again',
      broken: mailbox([], { recall: () => Promise.reject(new Error('away')) }),
    },
  ])('is not settled while a mailbox cannot be $what', async ({ broken }) => {
    const { ports: given, told } = ports({ mailboxes: [mailbox([]), broken] })
    await expect(settleRestore(RESTORE, given)).rejects.toThrow('away')
    expect(told.ended).toEqual([])
  })

  it('is looked for from two days before the backup on: servers know days, not hours', async () => {
    const asked: Date[] = []
    const recall = async (since: Date): Promise<number> => {
      asked.push(since)
      return 3
    }
    const { ports: given } = ports({ mailboxes: [mailbox([], { recall })] })
    expect(await settleRestore(RESTORE, given)).toMatchObject({ recalled: 3 })
    expect(asked).toEqual([new Date('2026-11-18T02:00:00Z')])
  })
})
