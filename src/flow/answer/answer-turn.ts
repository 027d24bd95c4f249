import type { AskTurn, CodeLine, TurnAnswer } from '../../domain/ask-thread.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Wording } from '../../drafting/wording.ts'
import { answerInquiry, type Codebook } from './answer.ts'
import { composeCodeLines } from './code-lines.ts'
import { readFeePlace } from './fee-place.ts'

export type AnswerTurnPorts = {
  codebook: Codebook
  wording: Wording
  /** Keeps what was answered; the first answer of a turn stays. */
  save(turnId: number, answer: TurnAnswer): Promise<void>
}

/** The parts of an answer in the order they are known. */
export type AnswerStep =
  | { kind: 'understood'; codes: CodeLine[]; asOf: IsoDate }
  | { kind: 'answered'; answer: TurnAnswer }

/**
 * The answer to one question of the web: first what was understood, then all of it. The same reading, rules and words as for
 * a mail. One that was answered before is told as it was then.
 */
export async function* answerTurn(turn: AskTurn, ports: AnswerTurnPorts): AsyncGenerator<AnswerStep> {
  const { inquiry } = turn
  const asOf = inquiry.dateOfService ?? turn.askedOn
  if (turn.answer !== null) {
    yield { kind: 'understood', codes: turn.answer.codes, asOf }
    yield { kind: 'answered', answer: turn.answer }
    return
  }
  const codebook = rememberFacts(ports.codebook)
  const codes = composeCodeLines(inquiry, await codebook.findFacts(codesOf(inquiry), asOf, readFeePlace(inquiry)))
  yield { kind: 'understood', codes, asOf }
  const { draft, facts } = await answerInquiry({ inquiry, asOf, greetingName: null }, codebook, ports.wording)
  const answer = { draft, codes, editionIds: facts.editions.map(({ id }) => id) }
  await ports.save(turn.id, answer)
  yield { kind: 'answered', answer }
}

/** Codes and modifiers as answering asks for them, so that both ask the same. */
const codesOf = ({ references }: Inquiry): string[] => [
  ...new Set(references.flatMap(({ code, modifiers }) => [code, ...modifiers])),
]

/** The same codebook, which looks the same facts up once. */
function rememberFacts(codebook: Codebook): Codebook {
  const found = new Map<string, Promise<Facts>>()
  return {
    ...codebook,
    findFacts(codes, asOf, fees) {
      const key = JSON.stringify([codes, asOf, fees ?? null])
      const facts = found.get(key) ?? codebook.findFacts(codes, asOf, fees)
      found.set(key, facts)
      return facts
    },
  }
}
