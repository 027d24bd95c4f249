import { parse } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import { describeFile } from './describe-file.ts'
import type { Given, Layout, RecognisedEdition, SourceFile } from './layout.ts'

/** One file and the layout it is read by. */
export type SortedFile = { file: SourceFile; layout: Layout }

/** The files of one edition, in the order they are read. */
export type EditionFiles = {
  edition: RecognisedEdition
  files: SortedFile[]
  /** What the files lack to be the whole edition, in words. */
  missing: string[]
}

export type SortedFiles = {
  editions: EditionFiles[]
  /** Files nothing is read from; `why` is null where no layout recognises the file. */
  leftOut: { file: SourceFile; why: string | null }[]
}

/**
 * The files by edition. A file that no layout recognises is left out where its zip holds another that is, and so is the
 * same table in a second format.
 * @throws AppError `invalid` where nothing handed in under one path is recognised, or where `given` would mix editions
 */
export function sortFiles(files: readonly SourceFile[], given: Given, layouts: readonly Layout[]): SortedFiles {
  const found = new Map<string, EditionFiles>()
  const leftOut: SortedFiles['leftOut'] = []
  for (const file of files) {
    const recognised = recogniseFile(file, given, layouts)
    if (recognised === null) {
      leftOut.push({ file, why: null })
      continue
    }
    const key = `${recognised.edition.source} ${recognised.edition.label}`
    const group = found.get(key) ?? { edition: recognised.edition, files: [], missing: [] }
    found.set(key, group)
    group.files.push({ file, layout: recognised.layout })
  }
  refuseUnrecognisedPaths(files, leftOut, layouts)
  const groups = [...found.values()]
  refuseMixing(groups, given)
  return { editions: groups.map((group) => finishGroup(group, given, layouts, leftOut)), leftOut }
}

function recogniseFile(
  file: SourceFile,
  given: Given,
  layouts: readonly Layout[],
): { layout: Layout; edition: RecognisedEdition } | null {
  for (const layout of layouts) {
    const edition = layout.recognise(file, given)
    if (edition !== null) return { layout, edition }
  }
  return null
}

function refuseUnrecognisedPaths(
  files: readonly SourceFile[],
  unrecognised: SortedFiles['leftOut'],
  layouts: readonly Layout[],
): void {
  const odd = new Set(unrecognised.map(({ file }) => file))
  for (const path of new Set(files.map((file) => file.path))) {
    const own = files.filter((file) => file.path === path)
    if (own.some((file) => !odd.has(file))) continue
    const looks = own
      .slice(0, 5)
      .map((file) => (own.length === 1 ? describeFile(file) : `${file.name}: ${describeFile(file)}`))
    const more = own.length > looks.length ? `; and ${own.length - looks.length} more` : ''
    const understood = layouts.map(({ name }) => `\n  ${name}`).join('')
    throw new AppError(
      'invalid',
      `${path} is not recognised; it looks like ${looks.join('; ')}${more}. These files are understood:${understood}`,
    )
  }
}

/** A source or label that a person gives must not make one edition of what the publisher keeps apart. */
function refuseMixing(groups: readonly EditionFiles[], given: Given): void {
  const sources = new Set(groups.map(({ edition }) => edition.source))
  if (given.source !== null && sources.size > 1) {
    throw mixed('--source fits one source', sources)
  }
  if (given.edition === null) return
  for (const source of sources) {
    const own = groups.filter(({ edition }) => edition.source === source)
    const labels = new Set(own.flatMap(({ files, edition }) => [edition.label, ...files.flatMap(labelOfItself)]))
    // What the person says may be the label already; two others are two editions.
    labels.delete(given.edition)
    if (labels.size > 1) throw mixed(`--edition fits one edition of ${source}`, labels)
  }
}

/** The label the file tells without a person's help; nothing where it tells none. */
function labelOfItself({ file, layout }: SortedFile): string[] {
  try {
    const own = layout.recognise(file)
    return own === null ? [] : [own.label]
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

const mixed = (what: string, names: ReadonlySet<string>): AppError =>
  new AppError('invalid', `${what}, and these files are of ${[...names].join(' and ')}: import them one by one.`)

function finishGroup(
  group: EditionFiles,
  given: Given,
  layouts: readonly Layout[],
  leftOut: SortedFiles['leftOut'],
): EditionFiles {
  const files = keepOneFormat(group.files, layouts, leftOut)
  const missing = [...new Set(files.map(({ layout }) => layout))].flatMap(
    (layout) => layout.missing?.(files.filter((each) => each.layout === layout).map(({ file }) => file)) ?? [],
  )
  const { edition } = group
  return {
    edition: {
      ...edition,
      source: given.source ?? edition.source,
      label: given.edition ?? edition.label,
      scope: missing.length > 0 ? 'rows' : edition.scope,
    },
    files,
    missing,
  }
}

/** Publishers zip the same table as text and as spreadsheet, under one name; the format whose layout comes first is kept. */
function keepOneFormat(
  files: readonly SortedFile[],
  layouts: readonly Layout[],
  leftOut: SortedFiles['leftOut'],
): SortedFile[] {
  const rank = ({ layout }: SortedFile): number => layouts.indexOf(layout)
  const kept = new Map<string, SortedFile>()
  for (const each of [...files].sort((left, right) => rank(left) - rank(right) || compareNames(left, right))) {
    const stem = parse(each.file.name).name.toLowerCase()
    const twin = kept.get(stem)
    if (twin === undefined) kept.set(stem, each)
    else leftOut.push({ file: each.file, why: `the same as ${twin.file.name}` })
  }
  return [...kept.values()]
}

const compareNames = (left: SortedFile, right: SortedFile): number =>
  left.file.name.localeCompare(right.file.name, 'en', { numeric: true })

/** What is left out, in sentences: files nobody recognises in one sentence a zip, since some zips hold dozens. */
export function describeLeftOut(leftOut: SortedFiles['leftOut']): string[] {
  const sentences = leftOut.flatMap(({ file, why }) => (why === null ? [] : [`${file.name} is left out: ${why}.`]))
  const unrecognised = leftOut.flatMap(({ file, why }) => (why === null ? [file] : []))
  for (const path of new Set(unrecognised.map((file) => file.path))) {
    const names = unrecognised.filter((file) => file.path === path).map((file) => file.name)
    sentences.push(`Not recognised in ${path}, and left out: ${names.join(', ')}.`)
  }
  return sentences
}
