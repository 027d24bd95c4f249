import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './write-durably.ts'

export type StoredMail = { uid: number; receivedAt: Date }

const Counters = z.object({ uidValidity: z.int().positive(), uidNext: z.int().positive() })

/** Reserving one UID at a time would cost two more disk syncs per mail. */
const UID_BLOCK = 50

/** A UID as IMAP has it, 32 bits (RFC 3501 §2.3.1.1), padded so that names sort as numbers do. */
const FILE_NAME = /^(\d{10})\.eml$/

/**
 * One IMAP folder on disk: a file per mail, named by its UID, and two counters that keep a UID from ever being given
 * twice. UIDs are reserved on disk before they are given out, a block at a time, so a restart leaves a gap and never a
 * collision; where the record is lost, UIDVALIDITY is renewed, which tells clients that old UIDs mean nothing.
 */
export class MailFolder {
  readonly uidValidity: number
  /** None that high was given out before this folder was opened. */
  readonly firstFreeUid: number
  #reservedUpTo: number
  readonly #dir: string
  readonly #mails = new Map<number, StoredMail>()

  /** `freshUidValidity` is used for a new folder; it must grow over time, such as seconds since 1970. */
  constructor(dir: string, freshUidValidity: number) {
    this.#dir = dir
    mkdirSync(dir, { recursive: true })
    const counters = this.#readCounters()
    this.uidValidity = counters?.uidValidity ?? freshUidValidity
    let highestUid = (counters?.uidNext ?? 1) - 1
    for (const name of readdirSync(dir).sort()) {
      const uid = Number(FILE_NAME.exec(name)?.[1] ?? 0)
      if (uid === 0) continue
      this.#mails.set(uid, { uid, receivedAt: statSync(join(dir, name)).mtime })
      highestUid = Math.max(highestUid, uid)
    }
    this.firstFreeUid = highestUid + 1
    this.#reservedUpTo = this.firstFreeUid
    if (counters === null) this.#writeCounters()
  }

  list(): StoredMail[] {
    return [...this.#mails.values()]
  }

  /** Returns once the mail is on disk for good. */
  add(uid: number, raw: Buffer, receivedAt: Date): void {
    if (uid >= this.#reservedUpTo) {
      this.#reservedUpTo = uid + UID_BLOCK
      this.#writeCounters()
    }
    writeDurably(this.#path(uid), raw)
    utimesSync(this.#path(uid), receivedAt, receivedAt)
    this.#mails.set(uid, { uid, receivedAt })
  }

  read(uid: number): Buffer {
    return readFileSync(this.#path(uid))
  }

  /** Removes every mail whose UID is not among these. */
  keepOnly(uids: Set<number>): void {
    for (const uid of this.#mails.keys()) {
      if (uids.has(uid)) continue
      rmSync(this.#path(uid), { force: true })
      this.#mails.delete(uid)
    }
  }

  #path(uid: number): string {
    return join(this.#dir, `${String(uid).padStart(10, '0')}.eml`)
  }

  #readCounters(): z.infer<typeof Counters> | null {
    try {
      return Counters.parse(JSON.parse(readFileSync(join(this.#dir, 'uids.json'), 'utf8')))
    } catch {
      return null
    }
  }

  #writeCounters(): void {
    writeDurably(
      join(this.#dir, 'uids.json'),
      `${JSON.stringify({ uidValidity: this.uidValidity, uidNext: this.#reservedUpTo })}\n`,
    )
  }
}
