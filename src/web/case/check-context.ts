import type { Edition } from '../../domain/edition.ts'
import type { CheckContext } from '../../flow/review/answer-checks.ts'
import { type AnswerEdits, proseOf } from '../../flow/review/answer-edits.ts'
import { findStandings } from '../../flow/review/code-standing.ts'
import { findCodesIn } from '../../flow/review/codes-in-answer.ts'
import { listLiveEditions } from '../../store/codebook/editions.ts'
import { listOfficialDescriptors } from '../../store/codebook/official-descriptors.ts'
import type { WebDeps } from '../web-deps.ts'
import type { CaseFile } from './case-file.ts'

/** As much of a case as its answer is checked against. */
type CheckedCase = Pick<CaseFile, 'draft' | 'messages' | 'inquiries'> & { row: Pick<CaseFile['row'], 'lastMessageId'> }

/** What is looked up for any check, in whatever way. */
export type CheckLookUps = {
  listLiveEditions(): Promise<Edition[]>
  listOfficialDescriptors(codes: readonly string[]): Promise<string[]>
}

/** What the answer of a case is checked against now. Asks the codebook only about codes that the prose names. */
export async function loadCheckContext(
  deps: Pick<WebDeps, 'pool'> & { codebook: Pick<WebDeps['codebook'], 'findFacts'>; cptLicensed: boolean },
  file: CheckedCase,
  edits: AnswerEdits,
  lookUps: CheckLookUps = lookUpsOf(deps.pool),
): Promise<CheckContext> {
  const { draft, messages, row } = file
  const codes = findCodesIn(proseOf(edits))
  const sources = new Set(draft?.content.sources.map(({ source }) => source))
  const foreign = codes.filter((code) => !draft?.content.codes.includes(code))
  const [standings, unlicensedTexts, editions] = await Promise.all([
    findStandings(foreign, draft?.content.asOf ?? '', deps.codebook),
    deps.cptLicensed ? [] : lookUps.listOfficialDescriptors(codes),
    lookUps.listLiveEditions(),
  ])
  return {
    inquiries: [...file.inquiries.values()],
    standings,
    unlicensedTexts,
    editions: editions.filter(({ source }) => sources.has(source)),
    draftedFrom: draft?.editionIds ?? [],
    recipient: messages.find(({ id }) => id === row.lastMessageId)?.fromAddress ?? null,
    correspondents: messages.flatMap(({ fromAddress }) => fromAddress ?? []),
  }
}

const lookUpsOf = (pool: WebDeps['pool']): CheckLookUps => ({
  listLiveEditions: () => listLiveEditions(pool),
  listOfficialDescriptors: (codes) => listOfficialDescriptors(pool, codes),
})
