// The list. It never re-orders by itself: what came since is counted, and shown when somebody asks for it.

import { announceSoon } from './live.js'

const COUNT_SECONDS = 30

const arrivals = document.querySelector('a[data-arrivals]:not([data-arrivals=""])')

async function countArrivals() {
  if (document.visibilityState !== 'visible') return
  // What cannot be counted now is counted the next time; the page still works.
  const response = await fetch(arrivals.dataset.arrivals, { headers: { accept: 'application/json' } }).catch(() => null)
  if (response === null || !response.ok) return
  const { count, words } = await response.json()
  if (count === 0) return
  arrivals.textContent = `${words} new since ${arrivals.dataset.since}. Load them.`
  announceSoon('arrivals', arrivals.textContent)
}

/** News of the queue often comes in bursts. */
const COUNT_AGAIN_MS = 2000
let counting = 0

if (arrivals !== null) {
  setInterval(countArrivals, COUNT_SECONDS * 1000)
  document.addEventListener('visibilitychange', countArrivals)
  addEventListener('queue-changed', () => {
    clearTimeout(counting)
    counting = setTimeout(countArrivals, COUNT_AGAIN_MS)
  })
}

// How many rows are selected stands where they are acted on.

const bulk = document.querySelector('details.bulk > summary')
if (bulk !== null) {
  const words = bulk.textContent
  document.querySelector('table.cases')?.addEventListener('change', () => {
    const selected = document.querySelectorAll('table.cases input[name="case"]:checked').length
    bulk.textContent = selected === 0 ? words : `With ${selected} selected ${selected === 1 ? 'question' : 'questions'}`
    if (selected > 0) bulk.parentElement.open = true
  })
}
