import { expect, it } from 'vitest'
import { byteaArray, textArray } from '../../src/store/binary-array.ts'
import { useTestStore } from '../support/test-store.ts'

const store = useTestStore()

it('bytes arrive as they are, in their order, and what is null stays null', async () => {
  const values = [Buffer.from([0, 1, 92, 34, 255]), null, Buffer.alloc(0), Buffer.alloc(70_000, 7)]
  const { rows } = await store.pool.query<{ value: Buffer | null }>(
    'select value from unnest($1::bytea[]) with ordinality n(value, at) order by at',
    [byteaArray(values)],
  )
  expect(rows.map(({ value }) => value)).toEqual(values)
})

it('texts arrive as they are, whatever stands in them', async () => {
  const values = [
    'plain',
    null,
    '',
    'a "quoted", \\escaped {braced} NULL',
    'ä–💊\r\n\ttwo lines',
    'NULL',
    'x'.repeat(70_000),
  ]
  const { rows } = await store.pool.query<{ value: string | null }>(
    'select value from unnest($1::text[]) with ordinality n(value, at) order by at',
    [textArray(values)],
  )
  expect(rows.map(({ value }) => value)).toEqual(values)
})

it('half a character arrives as the sign for one that is missing, as in a text by itself', async () => {
  const { rows } = await store.pool.query<{ alone: string; listed: string[] }>(
    'select $1::text as alone, $2::text[] as listed',
    ['a\ud83d', textArray(['a\ud83d'])],
  )
  expect(rows[0]).toEqual({ alone: 'a\ufffd', listed: ['a\ufffd'] })
})

it('none at all is an empty array, and a zero character is refused as elsewhere', async () => {
  const { rows } = await store.pool.query('select $1::bytea[] as bytes, $2::text[] as texts', [
    byteaArray([]),
    textArray([]),
  ])
  expect(rows[0]).toEqual({ bytes: [], texts: [] })
  await expect(store.pool.query('select $1::text[]', [textArray(['a\0b'])])).rejects.toMatchObject({ code: '22021' })
})
