import type { EventDetail } from '../../domain/event-detail.ts'
import { wordsOfEvent } from './case-words.ts'

/** What concerns people and the desk; what happens to a case has its words beside the case. */
const AUDIT_WORDS: Readonly<Record<string, string>> = {
  signed_in: 'Signed in',
  signed_out: 'Signed out',
  sign_in_failed: 'A sign-in failed',
  second_step_failed: 'A second step failed',
  passkey_failed: 'A passkey was refused',
  company_sign_in_failed: 'The company’s sign-in was refused',
  sign_in_blocked: 'Further tries had to wait',
  sessions_revoked: 'Sessions were ended',
  operator_added: 'Somebody was added',
  operator_changed: 'Role, name or credential was changed',
  operator_deactivated: 'Access was ended',
  operator_reactivated: 'Access was given again',
  link_made: 'A sign-in link was made',
  password_set: 'A password was set',
  second_step_added: 'A second step was added',
  second_step_removed: 'A second step was removed',
  recovery_codes_made: 'New recovery codes were made',
  recovery_code_used: 'A recovery code was used',
  passkey_added: 'A passkey was added',
  passkey_removed: 'A passkey was removed',
  company_sign_in_added: 'The company’s sign-in was connected',
  original_opened: 'An original message was opened',
  identifiers_shown: 'Masked identifiers were shown',
  plan_set: 'A customer was put on a plan',
  allowance_granted_more: 'A customer was granted more',
  account_deleted: 'The account of a customer was deleted',
  api_key_created: 'A key of the API was made',
  api_key_revoked: 'A key of the API was revoked',
  mail_resumed: 'Automatic mail was allowed again',
  audit_exported: 'The audit trail was exported',
  audit_anchored: 'The ends of the chains were written down',
}

/** What happened, in words. */
export function wordsOfAuditKind(kind: string): string {
  return AUDIT_WORDS[kind] ?? wordsOfEvent(kind)
}

/** An anchor names hundreds of cases. */
const PARTS_SHOWN = 8

/** The particulars of a line, such as "role reviewer, account Dana Ruiz". */
export function detailInWords(detail: EventDetail, names: ReadonlyMap<number, string>): string {
  const parts = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => {
      const words = key.replace(/([A-Z])/g, ' $1').toLowerCase()
      if (key === 'account') return names.get(Number(value)) ?? `account ${value}`
      return value === true ? words : `${words} ${typeof value === 'string' ? value.replaceAll('_', ' ') : value}`
    })
  const more = parts.length - PARTS_SHOWN
  return more > 0 ? `${parts.slice(0, PARTS_SHOWN).join(', ')} and ${more} more` : parts.join(', ')
}
