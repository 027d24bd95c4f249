import type { CaseState } from '../../domain/case-state.ts'
import type { CodeState } from '../../domain/claim-check.ts'
import type { AskKind, IdentifierKind, Setting } from '../../domain/inquiry.ts'
import { SETTING_CHOICES } from '../../flow/answer/typed-question.ts'
import { IDENTIFIER_WORDS } from '../../flow/review/identifier-words.ts'

/** What somebody wants to know, as the end of "You ask". */
export const ASK_WORDS: Readonly<Record<AskKind, string>> = {
  code_meaning: 'what the code means',
  status: 'whether the code is valid',
  billed_together: 'whether the codes go together',
  modifier_choice: 'which modifier fits',
  units: 'how many units may be billed',
  add_on: 'what an add-on code needs',
  global_period: 'what the global period includes',
  coverage: 'whether it is covered',
  crosswalk: 'which code stands for it elsewhere',
  code_search: 'which code describes it',
  em_level: 'which level of visit it is',
  fee: 'what is paid',
  denial: 'what a denial means',
  telehealth: 'what holds for telehealth',
  documentation: 'what the note must show',
  compliance: 'what is proper',
}

/** How a code stands on the date, in words and a tone; null where there is nothing to say. */
export const CODE_STATE_WORDS: Readonly<Record<CodeState, { tone: 'good' | 'warn' | 'bad'; words: string } | null>> = {
  active: { tone: 'good', words: 'valid' },
  assumed: null,
  header: { tone: 'warn', words: 'heading only' },
  ended: { tone: 'bad', words: 'ended' },
  not_yet: { tone: 'warn', words: 'not yet valid' },
  unknown: { tone: 'warn', words: 'not in the data loaded here' },
}

export const settingInWords = (setting: Setting): string =>
  SETTING_CHOICES.find(({ key }) => key === setting)?.label.toLowerCase() ?? setting

/** `name (2), date of birth` */
export function maskedInWords(masked: readonly IdentifierKind[]): string {
  return [...Map.groupBy(masked, (kind) => kind)]
    .map(([kind, all]) => `${IDENTIFIER_WORDS[kind]}${all.length > 1 ? ` (${all.length})` : ''}`)
    .join(', ')
}

/** How far a coder is, for whoever asked. */
export const CHECK_WORDS: Readonly<Record<CaseState, string>> = {
  received: 'A coder has it. The checked answer comes by email.',
  drafting: 'A coder has it. The checked answer comes by email.',
  needs_review: 'A coder has it. The checked answer comes by email.',
  quarantine: 'A coder has it. The checked answer comes by email.',
  awaiting_requester: 'A coder asked you something by email. Answer that mail, and it goes on.',
  held: 'A coder has answered. The mail leaves in a moment.',
  sending: 'A coder has answered. The mail is on its way.',
  send_failed: 'A coder has answered, and the mail could not be delivered. The desk looks after it.',
  send_uncertain: 'A coder has answered. The mail is on its way.',
  sent: 'A coder has checked it. The answer went to your mailbox; answer that mail if something is open.',
  rejected: 'It was closed at the desk.',
  merged: 'A coder has it. The checked answer comes by email.',
}
