// Results while somebody types. Every form does all it does without this.

const PAUSE_MILLISECONDS = 90

const announce = (words) => {
  const line = document.getElementById('announce')
  if (line) line.textContent = words
}

const inWords = (total) => (total === 1 ? '1 code fits.' : `${total} codes fit.`)

function makeHit({ href, code, system, words, billable, until }) {
  const add = (tag, name, ...content) => {
    const element = document.createElement(tag)
    if (name) element.className = name
    element.append(...content)
    return element
  }
  const link = add('a', '')
  link.href = href
  const text = words.map((piece) => (piece.found ? add('mark', '', piece.text) : piece.text))
  link.append(
    add('span', 'hit-code', add('span', 'code', code), ' ', add('span', 'hit-system', system)),
    ' ',
    add('span', 'hit-words', ...(text.length > 0 ? text : ['no description loaded'])),
  )
  const item = add('li', '', link)
  if (!billable) item.append(' ', add('span', 'chip plain', 'header'))
  if (until) item.append(' ', add('span', 'meta', `through ${until}`))
  return item
}

/** Calls `show` with what the form finds, a moment after somebody typed; an older answer never comes after a newer one. */
function searchWhileTyping(form, show) {
  const box = form.elements.q
  let timer
  let underWay
  box.addEventListener('input', () => {
    clearTimeout(timer)
    underWay?.abort()
    timer = setTimeout(async () => {
      underWay = new AbortController()
      const query = new URLSearchParams(new FormData(form))
      try {
        const answer = await fetch(`/search.json?${query}`, { signal: underWay.signal })
        if (answer.ok) show(await answer.json(), query)
      } catch {
        // Stopped by the next letter, or the server is away: the button still searches.
      }
    }, PAUSE_MILLISECONDS)
  })
}

// The page of results: its list changes in place.

for (const form of document.querySelectorAll('form[data-search]')) {
  const list = document.getElementById(form.dataset.search)
  searchWhileTyping(form, ({ hits, total }, query) => {
    list.replaceChildren(...hits.map(makeHit))
    const words = document.getElementById(`${form.dataset.search}-words`)
    words.textContent = query.get('q').trim() === '' ? '' : inWords(total)
    history.replaceState(null, '', `/search?${query}`)
    for (const link of document.querySelectorAll('a[data-system]')) {
      const address = new URL(link.href)
      address.searchParams.set('q', query.get('q'))
      link.href = address
      link.querySelector('.count')?.remove()
    }
  })
}

// Every other box: a list of links below it.

for (const form of document.querySelectorAll('form[data-suggest]')) {
  const list = document.createElement('ul')
  list.className = 'suggestions hits'
  list.hidden = true
  form.append(list)
  const close = () => {
    list.hidden = true
  }
  searchWhileTyping(form, ({ hits, total }, query) => {
    list.replaceChildren(...hits.slice(0, 8).map(makeHit))
    list.hidden = hits.length === 0
    if (query.get('q').trim() !== '')
      announce(hits.length > 0 ? `${inWords(total)} Arrow down leads to them.` : inWords(0))
  })
  form.addEventListener('keydown', (event) => {
    if (list.hidden) return
    const stops = [form.elements.q, ...list.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      form.elements.q.focus()
      close()
      event.preventDefault()
    } else if (step && at !== -1) {
      stops[(at + step + stops.length) % stops.length].focus()
      event.preventDefault()
    }
  })
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget)) close()
  })
}
