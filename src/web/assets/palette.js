// Everything this page can do, to search and choose: its own links and buttons with their keys. Ctrl+K.

/** @type {HTMLDialogElement | null} */
let palette = null

function listChoices() {
  const named = new Set()
  return [
    ...document.querySelectorAll(
      'main a[href], main button, main summary, header a[href], header button, .strip button',
    ),
  ]
    .filter((each) => each.checkVisibility() && !each.disabled && each.getAttribute('aria-hidden') !== 'true')
    .map((each) => ({ target: each, words: wordsOf(each), key: each.querySelector('kbd')?.textContent ?? '' }))
    .filter(({ words }) => words !== '' && !named.has(words) && named.add(words))
}

/** @param {HTMLElement} element */
function wordsOf(element) {
  const copy = element.cloneNode(true)
  for (const part of copy.querySelectorAll('kbd, .count')) part.remove()
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

/** @param {string} tag @param {Record<string, string>} attributes */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export function openPalette() {
  if (palette !== null) return palette.close()
  const before = document.activeElement
  const choices = listChoices()
  const list = make('ul', { role: 'listbox', id: 'palette-list', 'aria-label': 'What this page can do' })
  const field = make('input', {
    id: 'palette-field',
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'palette-list',
    autocomplete: 'off',
  })
  const label = make('label', { for: 'palette-field' }, 'Do or open')
  const dialog = make('dialog', { class: 'palette', 'aria-label': 'Command palette' }, label, field, list)
  let at = 0
  let shown = []
  const mark = (next) => {
    at = shown.length === 0 ? -1 : (next + shown.length) % shown.length
    for (const [index, { option }] of shown.entries()) option.setAttribute('aria-selected', String(index === at))
    shown[at]?.option.scrollIntoView({ block: 'nearest' })
    field.setAttribute('aria-activedescendant', shown[at]?.option.id ?? '')
  }
  const filter = () => {
    const wanted = field.value.toLowerCase().split(/\s+/)
    // What begins with it first, and what the page is about before what stands on every page.
    const begins = ({ words, target }) =>
      2 * words.toLowerCase().startsWith(wanted[0]) + (target.closest('main') !== null)
    shown = choices
      .filter(({ words }) => wanted.every((each) => words.toLowerCase().includes(each)))
      .sort((one, other) => begins(other) - begins(one))
      .map((choice, index) => {
        const parts = choice.key === '' ? [choice.words] : [choice.words, make('kbd', {}, choice.key)]
        const option = make('li', { role: 'option', id: `palette-${index}` }, ...parts)
        option.addEventListener('click', () => choose(choice.target))
        return { option, target: choice.target }
      })
    list.replaceChildren(...shown.map(({ option }) => option))
    mark(0)
  }
  const choose = (target) => {
    dialog.close()
    target.focus()
    // What cannot be taken back is gone to, and left to be pressed.
    if (!target.matches('.danger')) target.click()
  }
  field.addEventListener('input', filter)
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') mark(at + 1)
    else if (event.key === 'ArrowUp') mark(at - 1)
    else if (event.key === 'Enter' && shown[at] !== undefined) choose(shown[at].target)
    else return
    event.preventDefault()
  })
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
  dialog.addEventListener('close', () => {
    dialog.remove()
    palette = null
    before?.focus()
  })
  document.body.append(dialog)
  palette = dialog
  filter()
  dialog.showModal()
  field.focus()
}
