/** Asking goes without a script; with one an example fills the box where it stands, and Ctrl-Enter sends. */

for (const example of document.querySelectorAll('a[data-example]')) {
  example.addEventListener('click', (event) => {
    const box = document.getElementById('question')
    if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    box.value = example.textContent
    box.focus()
    box.scrollIntoView({ block: 'center' })
  })
}

for (const form of document.querySelectorAll('form[data-ask]')) {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
}

document.querySelector('form[data-ask] [role="alert"]')?.focus()
