import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkPassword, hashPassword } from '../../src/identity/password-hash.ts'

const CHEAP = { memoryKibibytes: 64, passes: 1, lanes: 1 }

describe('a password', () => {
  it('is kept as argon2id with its parameters and a salt of its own', async () => {
    const one = await hashPassword('correct horse battery')
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await hashPassword('correct horse battery')).not.toBe(one)
  })

  it('is known again, and nothing else is', async () => {
    const stored = await hashPassword('correct horse battery')
    expect(await checkPassword('correct horse battery', stored)).toEqual({ matches: true, outdated: false })
    expect(await checkPassword('correct horse batterY', stored)).toEqual({ matches: false, outdated: false })
  })

  it('that was hashed with other parameters is known, and is to be hashed again', async () => {
    const stored = await hashPassword('correct horse battery', CHEAP)
    expect(await checkPassword('correct horse battery', stored)).toEqual({ matches: true, outdated: true })
    expect(await checkPassword('something else', stored)).toEqual({ matches: false, outdated: false })
  })

  it('is the same however its letters are composed', async () => {
    const stored = await hashPassword('caf\u00E9 au lait bitte', CHEAP)
    expect((await checkPassword('cafe\u0301 au lait bitte', stored)).matches).toBe(true)
  })

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['one of another kind', '$2b$12$abcdefghijklmnopqrstuv'],
    ['one that asks for all the memory', '$argon2id$v=19$m=9999999,t=3,p=4$c2FsdHNhbHQ$dGFn'],
  ])('matches no hash where there is %s', async (_what, stored) => {
    expect(await checkPassword('correct horse battery', stored)).toEqual({ matches: false, outdated: false })
  })

  it('is derived as RFC 9106 says, so that another program can check it', async () => {
    const [, , , , salt = '', tag = ''] = (await hashPassword('correct horse battery', CHEAP)).split('$')
    const derived = argon2Sync('argon2id', {
      message: Buffer.from('correct horse battery'),
      nonce: Buffer.from(salt, 'base64'),
      memory: 64,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    })
    expect(derived.toString('base64')).toContain(tag)
  })
})
