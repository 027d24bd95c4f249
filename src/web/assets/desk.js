// Everything here is a convenience: each page does all it does without it.

export const page = document.body

/** The nearest thing on the page that a key or a link stands for. */
export const target = (key) => document.querySelector(`[data-key="${key}"]`)

export const isWriting = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'))

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

// A form that saves itself needs no question.

let typed = document.querySelector('form[data-guard="unsaved"]:not([data-saves])') !== null
for (const form of document.querySelectorAll('form[data-guard]:not([data-saves])')) {
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

export function countDown() {
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
