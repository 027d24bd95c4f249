import type { AskOnTheWebPorts } from '../../flow/customers/ask-on-the-web.ts'
import type { CoderCheckPorts } from '../../flow/customers/coder-check.ts'
import { useAllowance } from '../../flow/customers/use-allowance.ts'
import { findAskThread, findThreadOfForm, keepTurn } from '../../store/customers/asks.ts'
import { fileWebQuestions } from '../../store/customers/web-questions.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { todayIn } from '../today.ts'

/** What asking needs of the database, beside what the doors are given. */
export function askPorts(deps: DoorsDeps): AskOnTheWebPorts {
  const { pool } = deps
  return {
    read: deps.ask.read,
    findThread: (askId) => findAskThread(pool, askId),
    findThreadOfForm: (formSha256) => findThreadOfForm(pool, formSha256),
    useAllowance: (visitor, subject) => useAllowance(deps.allowances, visitor, 'ask', subject),
    keep: (turn) => keepTurn(pool, turn),
    today: () => todayIn(deps),
  }
}

/** The same for having a coder check an answer; `network` is the network address of who asks. */
export function checkPorts(deps: DoorsDeps, network: string): CoderCheckPorts {
  const { pool, accounts, ask, desk, secret } = deps
  return {
    findThread: (askId) => findAskThread(pool, askId),
    useAllowance: (visitor, subject) => useAllowance(deps.allowances, visitor, 'reviewed_answer', subject),
    confirmAddress: (address, subject) =>
      accounts.confirmAddress({ address, purpose: 'check_answer', subject, network }),
    file: (filing) => fileWebQuestions(pool, filing),
    enqueueDraft: ask.enqueueDraft,
    buildMime: ask.buildMime,
    identityHash: ask.identityHash,
    desk,
    secret,
  }
}
