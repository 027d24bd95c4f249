import { describe, expect, it } from 'vitest'
import {
  addSnippet,
  changeSnippet,
  getSnippet,
  listSnippets,
  retireSnippet,
} from '../../../src/store/answers/snippets.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

describe('a snippet', () => {
  it('keeps its versions, and refuses to be written over', async () => {
    const text = { title: 'Modifier 25', text: 'The visit must stand on its own.', source: 'NCCI manual, ch. I' }
    const id = await addSnippet(store.pool, text, store.dana.id)
    await changeSnippet(store.pool, id, 1, { ...text, text: 'The visit must be significant.' }, store.dana.id)
    await expect(changeSnippet(store.pool, id, 1, text, store.dana.id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await getSnippet(store.pool, id)).toMatchObject({
      version: 2,
      text: 'The visit must be significant.',
      writtenBy: 'Dana Ruiz',
    })
    await retireSnippet(store.pool, id, true, store.dana.id)
    expect(await listSnippets(store.pool)).toEqual([])
    await expect(getSnippet(store.pool, id)).rejects.toMatchObject({ code: 'not_found' })
    await retireSnippet(store.pool, id, false, store.dana.id)
    expect(await listSnippets(store.pool)).toHaveLength(1)
  })
})
