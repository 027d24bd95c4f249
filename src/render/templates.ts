import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { AppError } from '../domain/app-error.ts'
import { registerFormattingHelpers } from './formatting-helpers.ts'

/** Turns one view into text. Bound to its view type where it is used. */
export type Template<View> = (view: View) => string

export type Templates = {
  /** The template of that name, such as `reply/answer.txt`. @throws AppError `internal` where there is no such file */
  load<View>(name: string): Template<View>
  /** The same, or null where there is no such file. */
  find<View>(name: string): Template<View> | null
}

const SUFFIX = '.hbs'

/** Text whose lines stand as they are written: mails, and questions with answers to choose from. Other text is sentences. */
const LAID_OUT = /^(mail\/|reply\/(acknowledgement|answer|ask|letter|partials\/foot))/

/**
 * Every template below `folder`, compiled once. `*.txt.hbs` are not escaped, everything else is; a file in a `partials`
 * folder is a partial, named by its path without that folder and without its kind. Strict: a field the view lacks throws.
 * Sentences, and what `{{#wrap}}` breaks anew, may be written in as many lines as they take.
 */
export function loadTemplates(folder: string): Templates {
  const text = engine()
  const html = engine()
  const compiled = new Map<string, Template<unknown>>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith(SUFFIX)) continue
    const name = file.slice(0, -SUFFIX.length).replaceAll('\\', '/')
    const isText = name.endsWith('.txt')
    const written = readFileSync(join(folder, file), 'utf8')
    const source = isText ? joinLines(written, LAID_OUT.test(name)) : written
    const options = { strict: true, noEscape: isText, preventIndent: true }
    if (name.includes('partials/')) {
      const partial = name.replace('partials/', '').replace(/\.(txt|html)$/, '')
      ;(isText ? text : html).registerPartial(partial, source)
    } else {
      compiled.set(name, (isText ? text : html).compile(source, options))
    }
  }
  return {
    find<View>(name: string): Template<View> | null {
      return (compiled.get(name) as Template<View> | undefined) ?? null
    },
    load<View>(name: string): Template<View> {
      const template = compiled.get(name)
      if (template === undefined) throw new AppError('internal', `There is no template ${name}${SUFFIX} in ${folder}.`)
      return template as Template<View>
    },
  }
}

/** The source with a space for each line break within its sentences; `~` takes that space away like any other. */
function joinLines(source: string, isLaidOut: boolean): string {
  const join = (text: string): string => text.replaceAll(/[ \t]*\r?\n\s*/g, ' ')
  return isLaidOut ? source.replaceAll(/\{\{~?#wrap\b.*?\{\{~?\/wrap~?\}\}/gs, join) : join(source.trim())
}

function engine(): typeof Handlebars {
  const own = Handlebars.create()
  registerFormattingHelpers(own)
  return own
}
