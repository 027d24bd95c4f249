// An answer saves itself: two seconds after the last key, and when the page is left. Without this the button Save does.

const SAVE_AFTER_MS = 2000
const TRY_AGAIN_MS = 5000

/** @type {HTMLFormElement | null} */
const answerForm = document.querySelector('form[data-saves]')

/** @param {string} name */
const hiddenField = (name) => answerForm.querySelector(`input[type="hidden"][name="${name}"]`)

const saving = { dirty: false, running: false, leaving: false, timer: 0 }

/**
 * What the person is told beside the buttons; a problem is also read out.
 * @param {string} words
 * @param {{ href: string, words: string } | null} [link]
 */
function showSaved(words, link = null) {
  const place = document.querySelector('[data-saved]')
  if (place === null) return
  place.textContent = words
  place.classList.toggle('problem', link !== null)
  if (link === null) return
  const anchor = document.createElement('a')
  anchor.href = link.href
  anchor.textContent = link.words
  place.append(' ', anchor)
  document.getElementById('announce').textContent = `${words} ${link.words}`
}

/** @param {number} delay */
function saveLater(delay) {
  clearTimeout(saving.timer)
  saving.timer = setTimeout(() => void saveAnswer(), delay)
}

async function saveAnswer() {
  if (!saving.dirty || saving.running || saving.leaving) return
  saving.running = true
  saving.dirty = false
  try {
    await readSaveAnswer(await postAnswer())
  } catch {
    saving.dirty = true
    showSaved('Not saved: the desk does not answer. It is tried again.')
    saveLater(TRY_AGAIN_MS)
  }
  saving.running = false
  if (saving.dirty) saveLater(SAVE_AFTER_MS)
}

/** A request outlives its page only where it is small; browsers refuse more than this. */
const KEEPALIVE_CHARACTERS = 60_000

function postAnswer() {
  const body = new URLSearchParams(new FormData(answerForm)).toString()
  return fetch(answerForm.action, {
    method: 'POST',
    body,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'error',
    keepalive: body.length < KEEPALIVE_CHARACTERS,
  })
}

/** @param {Response} response */
async function readSaveAnswer(response) {
  const isAnswer = response.headers.get('content-type')?.includes('application/json')
  if (!isAnswer) throw new Error('no answer of ours')
  const answer = await response.json()
  const here = { href: location.href.split('#')[0], words: 'Open the case as it is now' }
  if (answer.signedOut) {
    return showSaved(`Saved as revision ${answer.rev}; your session has ended.`, {
      href: answer.signInHref,
      words: 'Sign in and go on',
    })
  }
  if (answer.conflict) return showSaved(answer.conflict, here)
  if (answer.error) return showSaved(`Not saved. ${answer.error}`, { href: '#short-answer', words: 'Go to the text' })
  hiddenField('revision').value = answer.rev
  hiddenField('bound').value = answer.bound
  for (const place of document.querySelectorAll('[data-revision]')) place.textContent = answer.rev
  showSaved(`Saved ${new Date(answer.savedAt).toLocaleTimeString()}`)
  showChecks(answer)
}

/** @param {{ checks: { outcome: string, words: string, text: string, go: string | null }[], fine: string, warnings: boolean }} answer */
function showChecks({ checks, fine, warnings }) {
  const isFine = ({ outcome }) => outcome === 'ok'
  document.querySelector('[data-checks]')?.replaceChildren(...checks.filter((each) => !isFine(each)).map(makeCheck))
  document.querySelector('[data-fine]')?.replaceChildren(...checks.filter(isFine).map(makeCheck))
  document.querySelector('[data-fine-count]')?.replaceChildren(fine)
  const tick = document.querySelector('[data-warnings]')
  if (tick !== null) tick.hidden = !warnings
}

/** @param {{ outcome: string, words: string, text: string, go: string | null }} check */
function makeCheck({ outcome, words, text, go }) {
  const line = document.createElement('li')
  line.className = outcome
  const mark = document.createElement('span')
  mark.className = 'mark'
  mark.textContent = words
  const said = document.createElement('span')
  said.textContent = text
  if (go !== null) {
    const link = document.createElement('a')
    link.href = `#${go === 'answer' ? 'short-answer' : go}`
    link.textContent = 'Go'
    said.append(' ', link)
  }
  line.append(mark, ' ', said)
  return line
}

function saveOnLeaving() {
  if (!saving.dirty || saving.leaving) return
  saving.dirty = false
  // Nobody waits for the answer: the page is going.
  void postAnswer().catch(() => undefined)
}

if (answerForm !== null) {
  saving.dirty = answerForm.dataset.guard === 'unsaved'
  if (saving.dirty) saveLater(SAVE_AFTER_MS)
  answerForm.addEventListener('input', () => {
    saving.dirty = true
    showSaved('')
    saveLater(SAVE_AFTER_MS)
  })
  // A form that is sent takes the text with it.
  answerForm.addEventListener('submit', () => {
    saving.leaving = true
    clearTimeout(saving.timer)
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saveAnswer()
  })
  addEventListener('pagehide', saveOnLeaving)
  // Another form of the page waits for the text to be saved: the page it leads to shows all of it then.
  document.addEventListener('submit', saveBeforeSending, { capture: true })
}

/** @param {SubmitEvent} event */
async function saveBeforeSending(event) {
  const { target, submitter } = event
  if (target === answerForm || !saving.dirty) return
  event.preventDefault()
  event.stopImmediatePropagation()
  clearTimeout(saving.timer)
  await saveAnswer()
  // What could not be saved is tried once more as the page goes.
  document.removeEventListener('submit', saveBeforeSending, { capture: true })
  target.requestSubmit(submitter)
}

// Enter in a field that belongs to a button of its own presses that button, not the first of the form.

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return
  const name = event.target instanceof HTMLInputElement ? event.target.dataset.enter : undefined
  if (name === undefined) return
  event.preventDefault()
  document.getElementById(name)?.click()
})

// A citation is copied with one click.

for (const citation of document.querySelectorAll('[data-citation]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = 'Copy citation'
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent)
      button.textContent = 'Copied'
    } catch {
      getSelection()?.selectAllChildren(citation)
      button.textContent = 'Selected: copy it'
    }
  })
  citation.after(button)
}
