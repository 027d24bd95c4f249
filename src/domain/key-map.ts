/** What a single key does, named by the key it usually has. `list` and `case` say it in words; null: nothing there. */
export type KeyAction = { action: string; list: string | null; case: string | null }

/** Every action with a key that a person may change, in the order of the help page. */
export const KEY_ACTIONS: readonly KeyAction[] = [
  { action: 'j', list: 'go to the next question', case: 'open the next case of this view' },
  { action: 'k', list: 'go to the previous question', case: 'open the previous case of this view' },
  { action: 'o', list: 'open the question', case: null },
  { action: 'x', list: 'select the question, or not', case: null },
  { action: 'n', list: 'take the next question nobody has in hand', case: 'take the next question nobody has in hand' },
  { action: '.', list: 'load what came since', case: null },
  { action: '/', list: 'search', case: 'search' },
  { action: 'u', list: null, case: 'back to the list, to the same question' },
  { action: 'e', list: null, case: 'write in the short answer' },
  { action: 'f', list: null, case: 'look up a fact' },
  { action: 'p', list: null, case: 'preview' },
  { action: 'c', list: null, case: 'write a note' },
  { action: 'a', list: null, case: 'ask the requester for more information (opens a form)' },
  { action: '#', list: null, case: 'reject (opens a form)' },
  { action: 's', list: 'snooze the question (opens a form)', case: 'snooze (opens a form)' },
  { action: 'm', list: 'assign the question to yourself (opens a form)', case: 'take the case, or give it back' },
  { action: '[', list: null, case: 'go to the code marked before' },
  { action: ']', list: null, case: 'go to the code marked next' },
  { action: 'z', list: 'take back your newest held answer', case: 'take back your newest held answer' },
  { action: 'h', list: 'hold it until you release it', case: 'hold it until you release it' },
  { action: 'g', list: 'go to: then q, m, h or a', case: 'go to: then q, m, h or a' },
  { action: '?', list: 'the page of keys', case: 'the page of keys' },
]

/** Keys that mean the same for everybody. */
export const FIXED_KEYS: readonly { key: string; list: string | null; case: string | null }[] = [
  { key: 'Enter', list: 'open the question', case: null },
  { key: '1 to 9', list: null, case: 'go to that fact' },
  { key: 'Esc', list: null, case: 'leave the text, go to the heading of the case' },
  { key: 'Ctrl+Enter', list: null, case: 'approve and hold, also from within the text' },
  { key: 'Ctrl+K', list: 'everything this page can do, to search and choose', case: 'the same' },
]

/** One printable character that is no blank; the digits jump to facts. */
const USABLE = /^[!-/:-~\u00a1-\uffff]$/

/** The key of each action: the person's own, else the usual one. */
export function completeKeyMap(own: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(KEY_ACTIONS.map(({ action }) => [action, own[action] ?? action]))
}

/** A key that cannot be, for which action, and why. */
export type KeyFault = { action: string; why: string }

/** What a choice of keys differs from the usual in, and what is wrong with it. */
export function readKeyMap(chosen: ReadonlyMap<string, string>): { own: Record<string, string>; faults: KeyFault[] } {
  const own: Record<string, string> = {}
  const faults: KeyFault[] = []
  const taken = new Map<string, string>()
  for (const { action } of KEY_ACTIONS) {
    const key = (chosen.get(action) ?? action).trim()
    const other = taken.get(key)
    if (!USABLE.test(key)) {
      faults.push({
        action,
        why: `${key === '' ? 'An empty field' : key} is no key: type one letter or sign, no digit.`,
      })
    } else if (other !== undefined) {
      faults.push({ action, why: `${key} is the key of “${wordsOf(other)}” already: choose another for one of them.` })
    }
    taken.set(key, action)
    if (key !== action) own[action] = key
  }
  return { own, faults }
}

const wordsOf = (action: string): string => {
  const found = KEY_ACTIONS.find((each) => each.action === action)
  return found?.case ?? found?.list ?? action
}
