import { describe, expect, it } from 'vitest'
import {
  after,
  anyOf,
  before,
  captured,
  everywhere,
  grouped,
  inOrder,
  notAfter,
  notBefore,
  optional,
  repeated,
  sticky,
  wordsAsWays,
} from '../../src/patterns/compose-patterns.ts'

describe('a pattern put together from short ones', () => {
  it.each([
    ['ways', anyOf(/deleted?/i, /retired/i), /deleted?|retired/i],
    ['parts', inOrder(/\bwhat /, /is\b/), /\bwhat is\b/],
    ['a part of several ways', inOrder(/\b/, anyOf(/is/, /are/), /\b/), /\b(?:is|are)\b/],
    ['a part written with ways', inOrder(/\b/, /is|are/, /\b/), /\b(?:is|are)\b/],
    ['ways within groups and classes, which need none', inOrder(/a(?:b|c)/, /[|]\|/), /a(?:b|c)[|]\|/],
    ['a lone part of several ways', inOrder(/is|are/), /is|are/],
    ['what has to follow', inOrder(/25/, before(/ on/, /line|visit/)), /25(?= on(?:line|visit))/],
    ['what may not follow', inOrder(/25/, notBefore(/mg|ml/)), /25(?!mg|ml)/],
    ['what has to stand before', inOrder(after(/mod /), /25/), /(?<=mod )25/],
    ['what may not stand before', inOrder(notAfter(/\$|#/), /25/), /(?<!\$|#)25/],
    ['what may be missing', inOrder(/POS/, optional(/ |-/), /11/), /POS(?: |-)?11/],
    ['what is repeated', inOrder(repeated(/\w+ /, '{0,3}'), /denied/), /(?:\w+ ){0,3}denied/],
    ['ways that stay together', grouped(anyOf(/pt/, /he/)), /(?:pt|he)/],
    ['groups', inOrder(captured(/\d+/), captured(/d|w/, 'unit')), /(\d+)(?<unit>d|w)/],
    ['each place of it', everywhere(anyOf(/a/i, /b/i)), /a|b/gi],
    ['one place of it', sticky(/a/u), /a/uy],
  ])('of %s is the one that would be written in one piece', (_, composed, written) => {
    expect(composed).toEqual(written)
  })

  it('has the words of a list as its ways, whatever white space parts them', () => {
    expect(wordsAsWays('pt patient\n    member ')).toBe('pt|patient|member')
  })

  it('refuses parts of different flags, of which one would be read otherwise than it is written', () => {
    expect(() => anyOf(/a/i, /b/)).toThrow('/a/i and /b/')
    expect(() => notBefore(/a/u, /b/)).toThrow(TypeError)
  })
})
