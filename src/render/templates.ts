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

/**
 * Every template below `folder`, compiled once. `*.txt.hbs` are not escaped, everything else is; a file in a `partials`
 * folder is a partial, named by its path without that folder and without its kind. Strict: a field the view lacks throws.
 */
export function loadTemplates(folder: string): Templates {
  const text = engine()
  const html = engine()
  const compiled = new Map<string, Template<unknown>>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith(SUFFIX)) continue
    const name = file.slice(0, -SUFFIX.length).replaceAll('\\', '/')
    const source = readFileSync(join(folder, file), 'utf8')
    const isText = name.endsWith('.txt')
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

function engine(): typeof Handlebars {
  const own = Handlebars.create()
  registerFormattingHelpers(own)
  return own
}
