import type { FastifyReply, FastifyRequest } from 'fastify'
import { hrefOfCode } from '../../domain/code-address.ts'
import { type AskedCode, type CodePage, findCodePage } from '../../flow/code-page/find-code-page.ts'
import { sayAllowance } from '../../flow/customers/allowance-words.ts'
import { useAllowance } from '../../flow/customers/use-allowance.ts'
import { sendBeyondAllowance } from '../beyond-allowance.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { PUBLIC_SECONDS } from '../home-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { findAskedCode, nameOfCode, readCodeAddress } from './asked-code.ts'
import { codePagePorts } from './code-ports.ts'
import { sendUnknownCode } from './unknown-code-page.ts'

/** GET /codes/:system/:code */
export function showCode(deps: DoorsDeps) {
  const template = deps.templates.load<Framed<CodePage>>('doors/code.html')
  const ports = codePagePorts(deps)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const address = readCodeAddress(deps, request)
    const asked = findAskedCode(address)
    if (asked !== null && hasOtherSpelling(request, asked))
      return reply.redirect(hrefOfCode(asked.system, asked.code, address.dateChosen ? address.asOf : null), 301)
    const page = asked && (await findCodePage(asked, ports))
    if (asked === null || page === null) return sendUnknownCode(deps, request, reply, address)
    const allowance = await useAllowance(deps.allowances, request.caller, 'code_page', nameOfCode(asked))
    if (!allowance.granted) return sendBeyondAllowance(deps, request, reply, allowance, { path: page.href })
    const title = `${nameOfCode(page)}${page.status.description === null ? '' : `: ${shorten(page.status.description)}`}`
    const options = {
      title,
      query: page.code,
      section: 'search' as const,
      description: `${title}. Status, edits, unit limits, fee schedule indicators and policies, each with its source.`,
      allowanceLine: sayAllowance(allowance, deps.timeZone),
      publicSeconds: PUBLIC_SECONDS,
    }
    return sendPage(deps, request, reply, template, options, page)
  }
}

/** One address a code: `/codes/ICD-10-CM/m1711` leads to `/codes/icd-10-cm/M17.11`. */
function hasOtherSpelling(request: FastifyRequest, { system, code }: AskedCode): boolean {
  const { system: slug = '', code: written = '' } = request.params as { system?: string; code?: string }
  return hrefOfCode(system, code) !== `/codes/${slug}/${encodeURIComponent(written)}`
}

/** Characters of a title a browser's tab and a list of results show. */
const TITLE_CHARACTERS = 70

const shorten = (text: string): string =>
  text.length <= TITLE_CHARACTERS ? text : `${text.slice(0, text.lastIndexOf(' ', TITLE_CHARACTERS))} …`
