import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../../domain/case-number.ts'
import { findMentions } from '../../flow/review/mentions.ts'
import { readText } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { addNote, listMentions } from '../../store/cases/notes.ts'
import { listOperators } from '../../store/people/operators.ts'
import { loadCaseFile } from '../case/case-file.ts'
import { addressOfCase, caseRenderer } from '../case/case-page.ts'
import { type Framed, sendPage } from '../page.ts'
import { readCaseId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

/** A note longer than this is a document. */
const NOTE_CHARACTERS = 4_000

const MENTIONS_SHOWN = 50

type MentionsView = { mentions: { number: string; noteId: number; by: string; at: Instant; seen: boolean }[] }

/** Notes colleagues leave each other on a case. They never leave the desk. */
export function notePages(deps: WebDeps) {
  const render = caseRenderer(deps)
  const template = deps.templates.load<Framed<MentionsView>>('web/mentions.html')
  return {
    /** POST /cases/:id/note */
    async write(request: FastifyRequest, reply: FastifyReply) {
      const caseId = readCaseId(request.params)
      const text = readText(request.body, 'note_text').trim()
      const { ids, unknown } = findMentions(text, await listOperators(deps.pool))
      const refuse = async (words: string): Promise<FastifyReply> => {
        const errors = [{ text: words, field: 'note-text' }]
        const file = await loadCaseFile(deps, caseId)
        return render(request, reply, file, { typed: null, errors, status: 422, noteText: text })
      }
      if (text === '') return refuse('Write the note before you keep it.')
      if (text.length > NOTE_CHARACTERS) {
        return refuse(`The note has ${text.length} characters; at most ${NOTE_CHARACTERS} are kept.`)
      }
      if (unknown.length > 0) {
        return refuse(
          `${unknown.join(', ')}: no one colleague is called so. Write the whole name, such as @"Kim Osei".`,
        )
      }
      await addNote(deps.pool, { caseId, operatorId: getOperator(request).id, text, mentions: ids })
      return reply.redirect(`${addressOfCase(request, caseId)}#notes`, 303)
    },

    /** GET /mentions: the notes that call whoever asks. */
    async list(request: FastifyRequest, reply: FastifyReply) {
      const mentions = await listMentions(deps.pool, getOperator(request).id, MENTIONS_SHOWN)
      const view = {
        mentions: mentions.map(({ caseId, at, ...rest }) => ({
          ...rest,
          number: caseNumber(caseId),
          at: instantOf(at),
        })),
      }
      return sendPage(deps, request, reply, template, { title: 'Mentions of you', section: 'queue' }, view)
    },
  }
}
