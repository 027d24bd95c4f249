import { describe, expect, it } from 'vitest'
import { CASE_STATES, type CaseEvent, type CaseState, nextState, TRANSITIONS } from '../../src/domain/case-state.ts'

const events = [...new Set(Object.values(TRANSITIONS).flatMap((row) => Object.keys(row)))] as CaseEvent[]

const statesAllowing = (event: CaseEvent) => CASE_STATES.filter((state) => nextState(state, event) !== null)

describe('the states of a case', () => {
  it('lead from receipt to the answer by one way', () => {
    const way: CaseEvent[] = ['draft_started', 'draft_ready', 'approved', 'send_started', 'send_done']
    let state: CaseState | null = 'received'
    for (const event of way) state = state && nextState(state, event)
    expect(state).toBe('sent')
  })

  it('let an answer be approved only from review', () => {
    expect(statesAllowing('approved')).toEqual(['needs_review'])
  })

  it('let an answer be taken back only while it is held', () => {
    expect(statesAllowing('undone')).toEqual(['held'])
  })

  it('never send again by themselves what may have been sent: only a person, or its bounce, leads on from send_uncertain', () => {
    expect(Object.keys(TRANSITIONS.send_uncertain).sort()).toEqual([
      'bounced',
      'decline_sent',
      'question_sent',
      'resend',
      'send_done',
    ])
  })

  it('read a new mail of the requester in every state but those on the wire, uncertain or merged', () => {
    const deaf = CASE_STATES.filter((state) => nextState(state, 'requester_wrote') === null)
    expect(deaf).toEqual(['sending', 'send_uncertain', 'merged'])
  })

  it('are each reached from receipt', () => {
    const reached = new Set<CaseState>(['received'])
    for (const state of reached) {
      for (const event of events) {
        const next = nextState(state, event)
        if (next !== null) reached.add(next)
      }
    }
    expect([...reached].sort()).toEqual([...CASE_STATES].sort())
  })
})
