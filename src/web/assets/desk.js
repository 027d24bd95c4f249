// Everything here is a convenience: each page does all it does without it.

const page = document.body

/** The nearest thing on the page that a key or a link stands for. */
const target = (key) => document.querySelector(`[data-key="${key}"]`)

const isWriting = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'))

// Shortcuts: the keys are listed in /help/keyboard, where they can be turned off (WCAG 2.1.4).

function moveInList(step) {
  const rows = [...document.querySelectorAll('a.row')]
  if (rows.length === 0) return false
  const at = rows.indexOf(document.activeElement)
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))
  rows[next].focus()
  return true
}

const ACTIONS = {
  j: () => moveInList(1) || press('j'),
  k: () => moveInList(-1) || press('k'),
  u: () => press('u'),
  e: () => focusOn('e'),
  p: () => press('p'),
  z: () => press('z'),
  '?': () => location.assign('/help/keyboard'),
}

function press(key) {
  target(key)?.click()
}

function focusOn(key) {
  const field = target(key)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

function leaveEditor() {
  document.querySelector('#case-heading')?.focus()
}

document.addEventListener('keydown', (event) => {
  if (page.dataset.shortcuts !== 'on' || event.defaultPrevented || event.isComposing) return
  if (event.key === 'Enter' && event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
    const approve = target('approve')
    // In a field of another form, such as the reason of a rejection, it would not be meant.
    const elsewhere = (event.target.form ?? approve?.form) !== approve?.form
    if (approve !== null && !elsewhere && !event.repeat) {
      event.preventDefault()
      approve.click()
    }
    return
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return
  if (event.key === 'Escape' && isWriting(event.target)) return leaveEditor()
  if (isWriting(event.target)) return
  const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : undefined
  if (action === undefined) return
  event.preventDefault()
  action()
})

// A link back to the list names its row; a link to a folded form unfolds it.

function followFragment() {
  const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (named instanceof HTMLDetailsElement) {
    named.open = true
    named.querySelector('select, textarea, input:not([type="hidden"])')?.focus()
  } else if (named?.matches('a.row, [tabindex], input, select, textarea')) {
    named.focus()
  }
}

addEventListener('hashchange', followFragment)
followFragment()
document.getElementById('errors')?.focus()

// Text that is not saved: asked about before the page goes.

let typed = document.querySelector('form[data-guard="unsaved"]') !== null
for (const form of document.querySelectorAll('form[data-guard]')) {
  form.addEventListener('input', () => {
    typed = true
  })
}
// A button may send a form it does not stand in, so the listener is on the page.
document.addEventListener('submit', (event) => {
  const kept = event.target.matches('[data-guard]')
  if (kept) typed = false
})
addEventListener('beforeunload', (event) => {
  if (typed) event.preventDefault()
})

// A form is sent once; coming back to the page frees it again.

const sent = new WeakSet()
document.addEventListener('submit', (event) => {
  if (sent.has(event.target)) event.preventDefault()
  else sent.add(event.target)
})
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

// The countdown beside a held answer. Read out once, ten seconds before the end, never every second.

const LAST_CALL_SECONDS = 10
const announcement = document.getElementById('announce')
const said = new Set()

function secondsLeft(countdown) {
  return Math.ceil((Date.parse(countdown.dataset.until) - Date.now()) / 1000)
}

function inWords(seconds) {
  if (seconds <= 0) return 'leaving now'
  return seconds < 120 ? `${seconds} s left` : `${Math.floor(seconds / 60)} min left`
}

function countDown() {
  for (const countdown of document.querySelectorAll('.countdown')) {
    const seconds = secondsLeft(countdown)
    countdown.textContent = inWords(seconds)
    if (seconds > 0 && seconds <= LAST_CALL_SECONDS && !said.has(countdown)) {
      said.add(countdown)
      announcement.textContent = `${seconds} seconds left to undo.`
    }
  }
}

if (document.querySelector('.countdown') !== null) {
  countDown()
  setInterval(countDown, 1000)
}
