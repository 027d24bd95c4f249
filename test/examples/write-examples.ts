/**
 * `npm run examples`: answers the questions of `docs/examples/questions.json` with the starter set and writes each beside
 * its question. The desk it starts has a folder of its own and is gone afterwards.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AskedAnswer } from '../../src/flow/answer/ask.ts'

type Example = { title: string; subject: string; body: string }

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'docs', 'examples')
const examples = JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8')) as Example[]

/** The answers to all examples, in order, from one run of the desk. */
function answer(): AskedAnswer[] {
  const data = mkdtempSync(join(tmpdir(), 'examples-'))
  // The database server of a desk that root starts runs as another user.
  chmodSync(data, 0o755)
  try {
    const lines = examples.map(({ subject, body }) => JSON.stringify({ subject, body })).join('\n')
    const program = [join(root, 'caseconsultant.mjs'), 'ask', '--batch']
    const env = { ...process.env, DATA_DIR: data }
    const output = execFileSync(process.execPath, program, {
      input: lines,
      env,
      maxBuffer: 64_000_000,
      encoding: 'utf8',
    })
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as AskedAnswer)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const fileName = (title: string, at: number): string =>
  `${String(at + 1).padStart(2, '0')}-${title.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.md`

const quote = (text: string): string => text.replaceAll(/^/gm, '    ')

const written = answer().map(({ draft, disposition }, at) => {
  const { title, subject, body } = examples[at] as Example
  const name = fileName(title, at)
  const page = `# ${title[0]?.toUpperCase()}${title.slice(1)}

The question, with the subject "${subject}":

${quote(body)}

The draft as the reviewer gets it (${disposition.replaceAll('_', ' ')}):

${quote(draft.text.trimEnd())}
`
  writeFileSync(join(folder, name), page.replaceAll(/[ \t]+$/gm, ''))
  return `- [${title}](${name})`
})
writeFileSync(
  join(folder, 'README.md'),
  `# Twenty drafts

Each page holds a question and what the desk drafts for it with the starter set alone, before a coder has looked at it.
\`npm run examples\` writes them again.

${written.join('\n')}
`,
)
