// A passkey needs the browser's own dialogue, and that needs a script. The password works without.

const form = document.querySelector('form[data-passkey]')
const { PublicKeyCredential: passkeys } = window

/** What the browser says when the person closed the dialogue, or nothing fitted. */
const NOT_DONE = new Set(['NotAllowedError', 'AbortError'])

function say(text) {
  document.getElementById('passkey-said').textContent = text
}

async function ask() {
  const options = JSON.parse(form.dataset.options)
  const credential =
    form.dataset.passkey === 'add'
      ? await navigator.credentials.create({ publicKey: passkeys.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: passkeys.parseRequestOptionsFromJSON(options) })
  form.elements.answer.value = JSON.stringify(credential)
  form.submit()
}

async function use() {
  const button = form.querySelector('button')
  button.disabled = true
  say('')
  try {
    await ask()
  } catch (error) {
    button.disabled = false
    if (error.name === 'InvalidStateError') say('This device has a passkey for the desk already.')
    else if (NOT_DONE.has(error.name)) say('No passkey was used. Try again, or choose another way.')
    else say('The browser could not use a passkey here. Choose another way.')
  }
}

if (form !== null && passkeys?.parseRequestOptionsFromJSON !== undefined) {
  for (const part of document.querySelectorAll('[data-with-passkey]')) part.hidden = false
  for (const part of document.querySelectorAll('[data-without-passkey]')) part.hidden = true
  form.querySelector('button').addEventListener('click', use)
}
