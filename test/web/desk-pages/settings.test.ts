import { afterAll, beforeAll, expect, it } from 'vitest'
import { KEY_ACTIONS } from '../../../src/domain/key-map.ts'
import { openWebDesk, type WebDesk } from '../open-web-desk.ts'
import { visit } from '../visit.ts'

let desk: WebDesk

/** The form of keys as it comes. */
const usual = Object.fromEntries(KEY_ACTIONS.map(({ action }, at) => [`key_${at}`, action]))

beforeAll(async () => {
  desk = await openWebDesk()
})

afterAll(() => desk?.close())

it('the keys a person chose stand on every page, in every browser of theirs', async () => {
  const first = await visit(desk)
  const saved = await first.post('/settings/keys', { ...usual, key_0: 'w' })
  expect(saved.statusCode).toBe(303)
  const other = await visit(desk)
  const help = (await other.get('/help/keyboard')).body
  expect(help).toContain('<kbd>w</kbd></th><td>go to the next question')
  expect(help).not.toContain('<kbd>j</kbd>')
  expect((await (await visit(desk, desk.kim)).get('/help/keyboard')).body).toContain('<kbd>j</kbd>')
  await other.post('/settings/keys', { usual: 'yes' })
  expect((await first.get('/help/keyboard')).body).toContain('<kbd>j</kbd>')
})

it('a key that is taken is refused, and what was typed stays', async () => {
  const dana = await visit(desk)
  const answer = await dana.post('/settings/keys', { ...usual, key_0: 'k' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('already: choose another')
  expect(answer.body).toContain('name="key_0" value="k"')
})

it('shortcuts that are off leave no key on a page', async () => {
  const dana = await visit(desk)
  await dana.post('/settings/shortcuts', { shortcuts: 'off' })
  const { body } = await dana.get('/queue')
  expect(body).toContain('data-shortcuts="off"')
  expect(body).not.toContain('aria-keyshortcuts')
  await dana.post('/settings/shortcuts', { shortcuts: 'on' })
  expect((await dana.get('/queue')).body).toContain('aria-keyshortcuts="n"')
})
