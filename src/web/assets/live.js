// What changes while a page is open. One window of a browser listens for all of them; each works without it.

import { countDown, page } from './desk.js'

const TELL_SECONDS = 30
const EDITING_MS = 60_000
const IDLE_MS = 120_000
const ANNOUNCED_EVERY_MS = 60_000

/** For those who hear the page: collisions at once, arrivals at most once a minute. */
const announcements = { waiting: new Map(), lastAt: 0, timer: 0 }

/** @param {string} words */
function announceNow(words) {
  document.getElementById('announce').textContent = words
}

/** @param {string} about What it replaces, where that was not said yet. @param {string} words */
export function announceSoon(about, words) {
  announcements.waiting.set(about, words)
  if (announcements.timer !== 0) return
  const wait = Math.max(0, announcements.lastAt + ANNOUNCED_EVERY_MS - Date.now())
  announcements.timer = setTimeout(() => {
    announceNow([...announcements.waiting.values()].join(' '))
    announcements.waiting.clear()
    announcements.lastAt = Date.now()
    announcements.timer = 0
  }, wait)
}

const note = document.querySelector('[data-live-note]')

/** @param {string} words @param {string} href @param {string} link */
function showNote(words, href, link) {
  if (note === null) return
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.textContent = link
  note.replaceChildren(`${words} `, anchor)
  note.hidden = false
}

const openCase = document.querySelector('[data-case]')

/** @param {string} kind @param {{ case?: string, reply?: number, source?: string }} told */
function hearNews(kind, told) {
  if (kind === 'live.up' && note !== null) note.hidden = true
  if (kind === 'live.down') {
    showNote('Live updates paused. The page still works; reload to refresh.', location.href, 'Reload')
  }
  if (kind === 'queue.changed' || kind === 'reset') dispatchEvent(new Event('queue-changed'))
  if (kind === 'banner') {
    showNote('An answer needs attention.', '/queue?view=attention', 'Review in Attention')
    announceSoon('banner', 'An answer needs attention.')
  }
  if (kind === 'data.release' && openCase !== null) {
    showNote('Newer data was loaded since this page was opened.', location.href, 'Reload')
  }
  const named = told.case !== undefined && document.querySelector(`[data-present="${CSS.escape(told.case)}"]`) !== null
  const reply = told.reply !== undefined && document.querySelector(`[data-reply="${Number(told.reply)}"]`) !== null
  if (named || reply || kind === 'reset') lookSoon()
}

// How what is shown here stands is asked for in words; several pieces of news are one question.

const LOOK_AFTER_MS = 300
let looking = 0
function lookSoon() {
  clearTimeout(looking)
  looking = setTimeout(() => void look().catch(() => undefined), LOOK_AFTER_MS)
}

const namesOf = (attribute) => [
  ...new Set(
    [...document.querySelectorAll(`[data-${attribute}]`)].map((each) => each.getAttribute(`data-${attribute}`)),
  ),
]

async function look() {
  const asked = new URLSearchParams({ cases: namesOf('present').join(), replies: namesOf('reply').join() })
  const response = await fetch(`/live?${asked}`, { headers: { accept: 'application/json' }, redirect: 'error' })
  if (!response.ok) return
  const { cases, replies } = await response.json()
  for (const each of cases) showPeople(each)
  for (const each of replies) showReply(each)
  const here = cases.find(({ number }) => number === openCase?.dataset.case)
  if (here !== undefined) showCollision(here)
}

function showPeople({ number, people }) {
  for (const place of document.querySelectorAll(`[data-present="${CSS.escape(number)}"]`)) {
    if (place.textContent === people) continue
    const edits = people.includes('is editing') && !place.textContent.includes('is editing')
    place.textContent = people
    if (edits && openCase?.dataset.case === number) announceNow(`${people}.`)
  }
}

/** A held answer that left, or leaves at another time. */
function showReply({ id, number, state, words, leavesAt }) {
  for (const form of document.querySelectorAll(`[data-reply="${id}"]`)) {
    const place = form.querySelector('[data-reply-words]')
    if (place === null || form.dataset.state === state + leavesAt) continue
    form.dataset.state = state + leavesAt
    place.textContent = `${words} `
    if (leavesAt !== null) {
      const countdown = document.createElement('span')
      countdown.className = 'countdown'
      countdown.dataset.until = leavesAt
      countdown.setAttribute('aria-hidden', 'true')
      place.append(countdown)
      countDown()
    }
    if (state === 'held') continue
    for (const button of form.querySelectorAll('button')) button.hidden = true
    announceSoon(`reply ${id}`, `The answer to ${number} ${words}`)
  }
}

/** Somebody else changed the case that is open here; what was typed stays. */
function showCollision({ number, state, stateWords, message, revision, revisionBy }) {
  const place = document.querySelector('[data-collision]')
  const { dataset } = openCase
  const mine = Number(document.querySelector('[data-revision]')?.textContent ?? dataset.caseRevision)
  const words =
    String(message ?? '') !== dataset.message
      ? 'The requester wrote again.'
      : state !== dataset.state
        ? `${number} is now: ${stateWords}.`
        : revisionBy !== null && revision > mine
          ? `${revisionBy} wrote revision ${revision}.`
          : ''
  if (place === null || words === '' || place.dataset.said === words) return
  place.dataset.said = words
  const anchor = document.createElement('a')
  anchor.href = location.href.split('#')[0]
  anchor.textContent = 'Load it'
  place.replaceChildren(`${words} What you typed is kept. `, anchor)
  place.hidden = false
  announceNow(words)
}

// Whoever has the lock listens, and tells the other windows; when it closes, the next one has it.

const channel = 'BroadcastChannel' in window ? new BroadcastChannel('desk-live') : null

/** The last event this browser heard of: who listens next asks for what came after it. */
let lastHeard = ''

function pass(kind, told, id = '') {
  lastHeard = id || lastHeard
  hearNews(kind, told)
  channel?.postMessage({ kind, told, id })
}

const KINDS = ['queue.changed', 'case.updated', 'presence', 'outbound.state', 'data.release', 'banner', 'reset']

/** Resolves when there is no hope of hearing more. @param {string} address */
function listen(address) {
  return new Promise((done) => {
    const source = new EventSource(lastHeard === '' ? address : `${address}&after=${lastHeard}`)
    for (const kind of KINDS)
      source.addEventListener(kind, ({ data, lastEventId }) => pass(kind, JSON.parse(data), lastEventId))
    source.onopen = () => pass('live.up', {})
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      pass('live.down', {})
      done()
    }
    addEventListener('pagehide', () => {
      source.close()
      done()
    })
  })
}

const { live, me, formToken } = page.dataset
if (live !== undefined && 'EventSource' in window) {
  channel?.addEventListener('message', ({ data }) => {
    lastHeard = data.id || lastHeard
    hearNews(data.kind, data.told)
  })
  // A window without the lock is told; a browser without locks lets every window listen.
  if (navigator.locks === undefined) void listen(live)
  else void navigator.locks.request(`desk-live-${me}`, () => listen(live))
}

// Who is at this case. It is advice for the others: nothing is locked by it.

const present = { typedAt: 0, seenAt: Date.now(), mode: '' }

/** @param {string} [mode] */
function tellPresence(mode = presenceMode()) {
  // The page is going; what it hides on its way says nothing.
  if (present.mode === 'left') return
  present.mode = mode
  const body = new URLSearchParams({ mode, form_token: formToken })
  void fetch(`/cases/${openCase.dataset.case}/presence`, { method: 'POST', body, keepalive: true }).catch(
    () => undefined,
  )
}

function presenceMode() {
  const now = Date.now()
  if (document.visibilityState === 'hidden' || now - present.seenAt > IDLE_MS) return 'idle'
  return now - present.typedAt < EDITING_MS ? 'editing' : 'viewing'
}

if (openCase !== null && formToken !== undefined) {
  const stir = () => {
    present.seenAt = Date.now()
    if (present.mode !== presenceMode()) tellPresence()
  }
  for (const kind of ['keydown', 'pointerdown', 'scroll', 'focusin']) addEventListener(kind, stir, { passive: true })
  document.getElementById('answer-form')?.addEventListener('input', () => {
    present.typedAt = Date.now()
    stir()
  })
  document.addEventListener('visibilitychange', () => tellPresence())
  addEventListener('pagehide', () => tellPresence('left'))
  tellPresence()
  setInterval(() => tellPresence(), TELL_SECONDS * 1000)
}
