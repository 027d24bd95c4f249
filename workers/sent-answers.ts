import { type AffectedAnswer, findAffectedAnswers, type NewEdition } from '../src/flow/send/aging.ts'
import { listSentAnswers, openCorrection } from '../src/store/answers/sent-answers.ts'
import { listLoadedEditions } from '../src/store/codebook/editions.ts'
import type { Desk } from './open-desk.ts'

/** Sent answers that those editions make wrong; without editions, that any loaded after the answer was sent makes wrong. */
export async function listAffectedAnswers(
  desk: Pick<Desk, 'pool' | 'codebook' | 'wording' | 'templates'>,
  given: readonly { source: string; label: string }[] | null,
): Promise<AffectedAnswer[]> {
  const loaded = await listLoadedEditions(desk.pool)
  const isGiven = ({ source, label }: { source: string; label: string }): boolean =>
    given?.some((each) => each.source === source && each.label === label) ?? true
  const editions = loaded.filter(isGiven).map(
    ({ source, label, title, effective, loadedAt }): NewEdition => ({
      ...{ source, label, title, effective },
      loadedAt: given === null ? loadedAt : null,
    }),
  )
  const word = desk.templates.load<object>('reply/correction.txt')
  return findAffectedAnswers(editions, {
    listSentAnswers: (sources) => listSentAnswers(desk.pool, sources),
    codebook: desk.codebook,
    wording: desk.wording,
    wordCorrection: (view) => word(view).trim(),
  })
}

/** Puts a correction of every affected answer into the queue, and returns how many came to wait there. */
export async function openCorrections(desk: Pick<Desk, 'pool'>, affected: readonly AffectedAnswer[]): Promise<number> {
  let opened = 0
  for (const { sent, changes, correction, editionIds } of affected) {
    const { caseId, messageId } = sent
    const why = `Correction needed: ${changes[0]?.edition ?? 'a new edition'} changed what our answer cited.`
    if (await openCorrection(desk.pool, { ...correction, caseId, messageId, editionIds, why })) opened += 1
  }
  return opened
}
