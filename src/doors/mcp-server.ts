import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { AppError } from '../domain/app-error.ts'
import { canonicalCode, findSystemBySlug, hrefOfCode } from '../domain/code-address.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../domain/code-reference.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { answerQuestion, type Codebook } from '../flow/answer/answer.ts'
import type { AnswerTurnPorts } from '../flow/answer/answer-turn.ts'
import { searchCodes } from '../flow/answer/search-codes.ts'
import { MOST_CODES, MOST_QUESTION_CHARACTERS } from '../flow/answer/typed-question.ts'
import { outwardAnswer } from '../flow/customers/outward-answer.ts'
import { checkClaims } from '../flow/look-up/check-claims.ts'
import { type DescribedCode, describeCode } from '../flow/look-up/describe-code.ts'
import { readClaims } from '../flow/look-up/read-claims.ts'
import { CLAIM_PARSERS } from '../interchange/claim-parsers.ts'
import { answerShape } from './api/ask-schemas.ts'
import { checkSchema } from './api/check-schemas.ts'
import { codeSchema, searchSchema } from './api/code-schemas.ts'
import { onDate, setting } from './api/common-schemas.ts'
import { SHARED_CHARACTERS } from './check/check-query.ts'

/** What the tools need of a desk. Nothing is stored, and nothing is sent. */
export type ToolPorts = {
  codebook: Codebook
  wording: AnswerTurnPorts['wording']
  /** In the desk's time zone. */
  today(): IsoDate
  deskName: string
  version: string
}

const INSTRUCTIONS = `Facts of US medical coding from the publishers' files loaded at this desk. Dates of service decide: give "on".
Every statement carries numbers of its entry in "sources": name the edition and the row when you repeat it. What stands under "gaps" or
"notInData" is not known here; do not fill it in. Answers of "ask" are drafts that no coder has looked at: say so.`

/** The tools read, and touch nothing outside the desk. */
const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

/** What each tool answers. */
const LOOK_UP = { codes: z.array(codeSchema), notice: z.string() }
const PAIRS = checkSchema.shape
const SEARCH = { results: searchSchema.shape.results }
const ASK = { masked: z.array(z.string()).describe('Kinds of identifiers that were masked.'), ...answerShape }

/** Search results of one call. */
const RESULTS = 50

/** The tools of a desk for assistants: looking codes up, checking pairs, searching, asking. Not connected yet. */
export function createMcpServer(ports: ToolPorts): McpServer {
  const server = new McpServer(
    { name: 'caseconsultant', title: ports.deskName, version: ports.version },
    { instructions: INSTRUCTIONS },
  )
  addLookUp(server, ports)
  addPairCheck(server, ports)
  addSearch(server, ports)
  addAsk(server, ports)
  return server
}

function addLookUp(server: McpServer, { codebook, today }: ToolPorts): void {
  server.registerTool(
    'look_up_code',
    {
      title: 'Look a code up',
      description:
        'Status of a code on a date of service, what replaced it, unit limits (MUE), add-on rules, fee schedule indicators, conversions and notes, with sources.',
      inputSchema: {
        code: z.string().min(1).max(12).describe('Such as 99213, G0438, M17.11, 25 or 97.'),
        system: z
          .string()
          .max(20)
          .optional()
          .describe('Such as cpt, hcpcs, icd-10-cm, modifier, pos, carc; any where left out.'),
        on: onDate,
      },
      outputSchema: LOOK_UP,
      annotations: READS,
    },
    ({ code, system, on = today() }) =>
      answerWith(LOOK_UP, async () => {
        const systems = listSystems(code, system)
        const found = await Promise.all(systems.map((each) => describeCode(each, code, on, codebook)))
        const codes = found.filter((each): each is DescribedCode => each !== null)
        const notice =
          codes.length > 0 ? '' : 'No row loaded here names this code. That does not say that it does not exist.'
        return { codes, notice }
      }),
  )
}

function listSystems(code: string, given: string | undefined): CodeSystem[] {
  if (given === undefined) return CODE_SYSTEMS.filter((system) => canonicalCode(system, code) !== null)
  const system = findSystemBySlug(given)
  if (system === null)
    throw new AppError('invalid', `There is no code system ${given}. There are: ${CODE_SYSTEMS.join(', ')}.`)
  return [system]
}

function addPairCheck(server: McpServer, { codebook, wording, today }: ToolPorts): void {
  server.registerTool(
    'check_pairs',
    {
      title: 'Check codes of one day',
      description:
        'Every NCCI procedure-to-procedure edit among two or more codes in both directions (which code is denied, whether a modifier may separate them and where it goes), unit limits, add-on rules and status, with sources.',
      inputSchema: {
        codes: z
          .string()
          .min(1)
          .max(SHARED_CHARACTERS)
          .describe('With modifiers and units: 99214-25, 20610-RT x2, 76942.'),
        on: onDate,
        setting,
      },
      outputSchema: PAIRS,
      annotations: READS,
    },
    ({ codes, on = today(), setting: of }) =>
      answerWith(PAIRS, async () => {
        const read = await readClaims(codes.replaceAll(/[\r\n]+/g, ', '), today(), { parsers: CLAIM_PARSERS, codebook })
        if (read.form !== 'codes' || read.claims.length === 0) {
          throw new AppError('invalid', 'There is no code in it. Write codes such as 99214-25, 20610-RT x2.')
        }
        const checked = await checkClaims(read.claims, { setting: of, date: on }, codebook, wording)
        return { ...checked, faults: read.faults }
      }),
  )
}

function addSearch(server: McpServer, { codebook, today }: ToolPorts): void {
  server.registerTool(
    'search_codes',
    {
      title: 'Search codes and words',
      description:
        'Codes that words describe, or that begin like a code, best first. Misspellings and abbreviations are understood.',
      inputSchema: {
        query: z.string().min(1).max(200),
        system: z.enum(CODE_SYSTEMS).optional(),
        on: onDate,
        limit: z.int().min(1).max(RESULTS).default(10),
      },
      outputSchema: SEARCH,
      annotations: READS,
    },
    ({ query, system, on = today(), limit }) =>
      answerWith(SEARCH, async () => {
        const systems = system === undefined ? [] : [system]
        const ranked = await searchCodes(query, { systems, asOf: on }, codebook.findSearchCandidates)
        const results = ranked.slice(0, limit).map(({ candidate, score }) => ({
          system: candidate.system,
          code: candidate.code,
          description: candidate.description,
          billable: candidate.billable,
          score,
          path: hrefOfCode(candidate.system, candidate.code, on),
        }))
        return { results }
      }),
  )
}

function addAsk(server: McpServer, { codebook, wording, today }: ToolPorts): void {
  server.registerTool(
    'ask',
    {
      title: 'Ask a coding question',
      description:
        'A draft answer to a medical-coding question in plain words, by rules over the loaded files, with citations. Not reviewed by a coder. Leave out what tells who the patient is.',
      inputSchema: {
        question: z.string().min(1).max(MOST_QUESTION_CHARACTERS),
        on: onDate,
      },
      outputSchema: ASK,
      annotations: READS,
    },
    ({ question, on }) =>
      answerWith(ASK, async () => {
        const asked = { subject: '', text: question, sentOn: today(), asOf: on ?? null }
        const { inquiry, draft } = await answerQuestion(asked, boundCodes(codebook), wording)
        return { masked: inquiry.identifiers.map(({ kind }) => kind), ...outwardAnswer(draft) }
      }),
  )
}

/** The codebook, which looks up no more codes than one question may name. */
function boundCodes(codebook: Codebook): Codebook {
  return {
    ...codebook,
    findFacts(codes, asOf, fees) {
      if (codes.length <= 2 * MOST_CODES) return codebook.findFacts(codes, asOf, fees)
      throw new AppError(
        'invalid',
        `The question names too many codes; at most ${MOST_CODES} are held against each other.`,
      )
    },
  }
}

/** The result of a tool, as data and, for clients that read text only, as the same data written out. */
async function answerWith<Shape extends z.ZodRawShape>(
  shape: Shape,
  work: () => Promise<Record<string, unknown>>,
): Promise<CallToolResult> {
  try {
    // What the schema does not name is left out: clients refuse it.
    const structuredContent = z.object(shape).parse(await work())
    return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') {
      return { isError: true, content: [{ type: 'text', text: error.message }] }
    }
    // Whoever runs the desk sees more in its log than an assistant needs.
    return { isError: true, content: [{ type: 'text', text: 'The desk could not answer: an internal error.' }] }
  }
}
