// Shortcuts. Each key stands for an action, named by the key it usually has; which key a person has is told by the page.
// /help/keyboard lists them; Settings turns them off and changes them (WCAG 2.1.4).

import { isWriting, page, target } from './desk.js'
import { openPalette } from './palette.js'

const actionOf = JSON.parse(page.dataset.keys || '{}')
const PLACES = { q: '/queue', m: '/queue?view=mine', h: '/outbox', a: '/queue?view=attention' }
const GOING_MS = 1500

let goingUntil = 0

/** @param {Element | null | undefined} element */
function goTo(element) {
  if (!element) return
  for (let around = element.closest('details'); around; around = around.parentElement.closest('details'))
    around.open = true
  if (!element.matches('a[href], button, input, select, textarea, summary')) element.tabIndex = -1
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
}

const rows = () => [...document.querySelectorAll('a.row')]

/** The neighbour of what has the focus, among `all`. */
function neighbour(all, step) {
  const at = all.indexOf(document.activeElement)
  return at < 0 ? all.at(step > 0 ? 0 : -1) : all[Math.min(all.length - 1, Math.max(0, at + step))]
}

function selectRow(on) {
  const box = document.activeElement?.closest('tr')?.querySelector('input[type="checkbox"]')
  if (box && box.checked !== (on ?? !box.checked)) box.click()
}

/** The row of the focus, in the form for selected rows, at that field. */
function actOnRow(id, value) {
  const field = document.getElementById(id)
  if (field === null) return
  selectRow(true)
  if (value !== undefined) field.value = value
  goTo(value === undefined ? field : field.parentElement.querySelector('button'))
}

/** A field gets the focus; a button or link is pressed. */
function use(action) {
  const element = target(action)
  if (element?.matches('input, textarea, select')) goTo(element)
  else element?.click()
  return element !== null
}

const moveOr = (step, action) => (rows().length > 0 ? goTo(neighbour(rows(), step)) : use(action))
const marks = () => [...document.querySelectorAll('.original .ref[id]')]

const ACTIONS = {
  j: () => moveOr(1, 'j'),
  k: () => moveOr(-1, 'k'),
  o: () => document.activeElement?.closest('a.row')?.click(),
  x: () => selectRow(),
  s: () => use('s') || actOnRow('bulk-until'),
  m: () => use('m') || actOnRow('bulk-assignee', page.dataset.me),
  '[': () => goTo(neighbour(marks(), -1)),
  ']': () => goTo(neighbour(marks(), 1)),
  '/': () => use('/') || location.assign('/queue#q'),
  g: () => {
    goingUntil = Date.now() + GOING_MS
  },
  '?': () => location.assign('/help/keyboard'),
}

function approve(event) {
  const button = target('approve')
  // In a field of another form, such as the reason of a rejection, it would not be meant.
  const elsewhere = (event.target.form ?? button?.form) !== button?.form
  if (button === null || elsewhere || event.repeat) return
  event.preventDefault()
  button.click()
}

/** What a key without Ctrl, Alt and the system key does here, or nothing. */
function findDeed(key) {
  if (Date.now() < goingUntil) {
    goingUntil = 0
    return Object.hasOwn(PLACES, key) ? () => location.assign(PLACES[key]) : undefined
  }
  if (/^[1-9]$/.test(key)) return () => goTo(document.getElementById(`f${key}`))
  const action = Object.hasOwn(actionOf, key) ? actionOf[key] : undefined
  return action === undefined ? undefined : (ACTIONS[action] ?? (() => use(action)))
}

document.addEventListener('keydown', (event) => {
  if (page.dataset.shortcuts !== 'on' || event.defaultPrevented || event.isComposing) return
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event
  if (ctrlKey && !altKey && !metaKey && !shiftKey) {
    if (key === 'Enter') approve(event)
    if (key === 'k') {
      event.preventDefault()
      openPalette()
    }
  }
  if (ctrlKey || altKey || metaKey || event.target.closest?.('dialog')) return
  if (isWriting(event.target)) {
    if (key === 'Escape') goTo(document.getElementById('case-heading'))
    return
  }
  const deed = findDeed(key)
  if (deed === undefined) return
  event.preventDefault()
  deed()
})
