import type { ConfirmationPurpose } from '../../domain/confirmation.ts'
import type { Confirmed } from '../../store/customers/confirmations.ts'

/** What accounts need from outside, beside the database. */
export type AccountDeps = {
  /** The secret by which payment systems set plans; null: none does. */
  paymentsKey: string | null
  /** Mails a link to an address, if it may have one; says nothing about whether it did. */
  confirmAddress(ask: {
    address: string
    purpose: ConfirmationPurpose
    subject: string | null
    /** The network address of who asks. */
    network: string
  }): Promise<'asked' | 'too_many_from_network' | 'not_an_address'>
  /** Does what an address was confirmed for, once or again; the page to go to, null where that is gone. */
  carryOut(confirmed: Confirmed): Promise<string | null>
}
