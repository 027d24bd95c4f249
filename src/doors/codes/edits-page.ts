import type { FastifyReply, FastifyRequest } from 'fastify'
import { hrefOfCode, hrefOfEdits } from '../../domain/code-address.ts'
import type { EditColumn } from '../../domain/code-edits.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { AskedCode } from '../../flow/code-page/find-code-page.ts'
import { type EditList, findEditList } from '../../flow/code-page/page-edit-lists.ts'
import type { EditSetting } from '../../flow/code-page/page-edits.ts'
import { sayAllowance } from '../../flow/customers/allowance-words.ts'
import { useAllowance } from '../../flow/customers/use-allowance.ts'
import { readLine } from '../../http/read-text.ts'
import { sendBeyondAllowance } from '../beyond-allowance.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { PUBLIC_SECONDS } from '../home-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { findAskedCode, nameOfCode, readCodeAddress } from './asked-code.ts'
import { codePagePorts } from './code-ports.ts'
import { sendUnknownCode } from './unknown-code-page.ts'

/** What the address asks of the edits of a code. */
type EditQuery = { setting: EditSetting; column: EditColumn; beginning: string; after: string }

type EditsView = AskedCode & {
  href: string
  on: string | null
  beginning: string
  setting: EditSetting
  column: EditColumn
  /** Null where no file of edits of that setting is loaded. */
  list: EditList | null
  tabs: { label: string; href: string; current: boolean }[]
  /** The first page, where this is a later one. */
  firstHref: string | null
  nextHref: string | null
}

/** GET /codes/:system/:code/edits: every edit of a code, one column at a time. */
export function showEdits(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<EditsView>>('doors/edits.html')
  const ports = codePagePorts(deps)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const address = readCodeAddress(deps, request)
    const asked = findAskedCode(address)
    const facts = asked && (await ports.findFacts([asked.code], asked.asOf))
    if (asked === null || facts === null || !isProcedure(asked)) return sendUnknownCode(deps, request, reply, address)
    const query = readEditQuery(request.query)
    const list = await findEditList({ ...asked, ...query }, facts, ports)
    if (!isKnown(asked, facts) && !list?.total) return sendUnknownCode(deps, request, reply, address)
    const allowance = await useAllowance(deps.allowances, request.caller, 'code_page', nameOfCode(asked))
    if (!allowance.granted) return sendBeyondAllowance(deps, request, reply, allowance, { path: request.url })
    const options = {
      title: `Edits of ${nameOfCode(asked)}`,
      section: 'search' as const,
      query: asked.code,
      allowanceLine: sayAllowance(allowance, deps.timeZone),
      publicSeconds: PUBLIC_SECONDS,
    }
    return sendPage(deps, request, reply, template, options, viewEdits(asked, query, list))
  }
}

/** A typing error is not counted as a page. */
const isKnown = ({ code }: AskedCode, { codes, fees }: Facts): boolean =>
  [...codes, ...fees].some((row) => row.code === code)

const isProcedure = ({ system }: AskedCode): boolean => system === 'CPT' || system === 'HCPCS'

function readEditQuery(query: unknown): EditQuery {
  const code = (name: string): string => (/^[A-Z0-9]{1,5}/.exec(readLine(query, name).toUpperCase()) ?? [''])[0]
  return {
    setting: readLine(query, 'setting') === 'hospital' ? 'outpatient_hospital' : 'practitioner',
    column: readLine(query, 'column') === '2' ? 2 : 1,
    beginning: code('with'),
    after: code('after'),
  }
}

function viewEdits(asked: AskedCode, query: EditQuery, list: EditList | null): EditsView {
  const { system, code, asOf, dateChosen } = asked
  const on = dateChosen ? asOf : null
  const address = (changed: Partial<EditQuery>): string => {
    const { setting, column, beginning, after } = { ...query, after: '', ...changed }
    return hrefOfEdits(system, code, {
      column: column === 2 ? '2' : null,
      setting: setting === 'practitioner' ? null : 'hospital',
      with: beginning,
      after,
      on,
    })
  }
  const tab = (label: string, setting: EditSetting, column: EditColumn) => ({
    label,
    href: address({ setting, column }),
    current: setting === query.setting && column === query.column,
  })
  return {
    ...asked,
    href: hrefOfCode(system, code, on),
    on,
    beginning: query.beginning,
    setting: query.setting,
    column: query.column,
    list,
    tabs: [
      tab('Practitioner: column one', 'practitioner', 1),
      tab('Practitioner: column two', 'practitioner', 2),
      tab('Hospital outpatient: column one', 'outpatient_hospital', 1),
      tab('Hospital outpatient: column two', 'outpatient_hospital', 2),
    ],
    firstHref: query.after === '' ? null : address({}),
    nextHref: list?.next ? address({ after: list.next }) : null,
  }
}
