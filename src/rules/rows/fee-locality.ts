import type { Facts, LocalityFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type DateSpan, type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { textOf } from '../message/message-words.ts'

/** A locality as every file that lists it describes it. */
export type Locality = {
  name: string
  state: string | null
  /** The row with its geographic practice cost indices for the date; null where none is loaded. */
  indices: LocalityFact | null
  /** The row with its anesthesia conversion factor for the date; null where none is loaded. */
  anesthesia: LocalityFact | null
}

/** `one`: the place named decides. `several`: it may be any of these. `none`: no place is named, or none known. */
export type FoundLocality =
  | { kind: 'one'; locality: Locality }
  | { kind: 'several'; names: string[] }
  | { kind: 'none' }

/** The Medicare payment locality a message names: by city, county or area; by its state where that has only one. */
export function findLocality(inquiry: Inquiry, facts: Facts, date: IsoDate): FoundLocality {
  const groups = [...Map.groupBy(facts.localities, ({ contractor, locality }) => `${contractor} ${locality}`).values()]
  const text = textOf(inquiry)
  const named = groups.filter((rows) => rows.some((row) => isNamed(row, text)))
  const [only] = named
  if (only && named.length === 1) return { kind: 'one', locality: describe(only, date) }
  const { state: told } = inquiry.details ?? {}
  const state = told?.from === 'text' ? told.code : findStateOfCity(text)
  if (named.length === 0 && state === null) return { kind: 'none' }
  const inState = named.length > 0 ? named : groups.filter((rows) => rows.some((row) => row.state === state))
  const [first] = inState
  if (first === undefined) return { kind: 'none' }
  if (inState.length === 1) return { kind: 'one', locality: describe(first, date) }
  return { kind: 'several', names: inState.map((rows) => describe(rows, date).name).sort() }
}

/** Large cities of states that are one payment locality, where the name means no other place and no person. */
const CITIES: Readonly<Record<string, string>> = {
  ...{ phoenix: 'AZ', tucson: 'AZ', scottsdale: 'AZ', denver: 'CO', 'colorado springs': 'CO', boise: 'ID' },
  ...{ indianapolis: 'IN', 'des moines': 'IA', wichita: 'KS', louisville: 'KY', minneapolis: 'MN', omaha: 'NE' },
  ...{ 'las vegas': 'NV', albuquerque: 'NM', 'oklahoma city': 'OK', tulsa: 'OK', nashville: 'TN', memphis: 'TN' },
  ...{
    'salt lake city': 'UT',
    milwaukee: 'WI',
    'little rock': 'AR',
    honolulu: 'HI',
    cincinnati: 'OH',
    cleveland: 'OH',
  },
}

/** The state of the only such city that a text names; null where it names none, or cities of several states. */
export function findStateOfCity(text: string): string | null {
  const states = Object.entries(CITIES).flatMap(([city, state]) =>
    new RegExp(`\\b${city}\\b(?! (?:st|street|ave|avenue|rd|road|blvd|dr|drive|clinic|group|va)\\b)`).test(text)
      ? [state]
      : [],
  )
  return new Set(states).size === 1 ? (states[0] ?? null) : null
}

/** Shorter parts of a name, and these, are no names of places. */
const SHORTEST_NAME = 4
const NO_NAMES = /^(?:rest of|all other|state|counties|county|area|cnty)/

function isNamed({ name, counties }: LocalityFact, text: string): boolean {
  const parts = `${name}, ${counties ?? ''}`.toLowerCase().split(/[,/()-]|\band\b|\b(?:city|county|suburbs)\b/)
  return parts.some((part) => {
    const place = part.trim()
    if (place.length < SHORTEST_NAME || NO_NAMES.test(place)) return false
    const at = text.indexOf(place)
    return at !== -1 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + place.length] ?? ' ')
  })
}

function describe(rows: readonly LocalityFact[], date: IsoDate): Locality {
  const on = (row: LocalityFact): boolean => spanContains(spanOf(row), date)
  const [first] = rows
  return {
    name: first?.name ?? '',
    state: rows.find(({ state }) => state !== null)?.state ?? null,
    indices: rows.find((row) => row.workGpci !== null && on(row)) ?? null,
    anesthesia: rows.find((row) => row.anesthesiaConversionFactor !== null && on(row)) ?? null,
  }
}

const spanOf = ({ effective, citation }: LocalityFact): DateSpan =>
  effective.from === null ? { from: citation.effectiveFrom, to: citation.effectiveTo } : effective
