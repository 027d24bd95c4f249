import type { AskKind, Topic } from '../../domain/inquiry.ts'
import { ADD_ON } from './kinds/add-on.ts'
import { BILLED_TOGETHER } from './kinds/billed-together.ts'
import { CODE_MEANING } from './kinds/code-meaning.ts'
import { CODE_SEARCH } from './kinds/code-search.ts'
import { CODE_SEARCH_IN_PASSING } from './kinds/code-search-in-passing.ts'
import { COMPLIANCE } from './kinds/compliance.ts'
import { COVERAGE } from './kinds/coverage.ts'
import { COVERAGE_IN_PASSING } from './kinds/coverage-in-passing.ts'
import { CROSSWALK } from './kinds/crosswalk.ts'
import { CROSSWALK_IN_PASSING } from './kinds/crosswalk-in-passing.ts'
import { DENIAL } from './kinds/denial.ts'
import { DOCUMENTATION } from './kinds/documentation.ts'
import { EM_LEVEL } from './kinds/em-level.ts'
import { FEE } from './kinds/fee.ts'
import { GLOBAL_PERIOD } from './kinds/global-period.ts'
import { MODIFIER_CHOICE } from './kinds/modifier-choice.ts'
import { STATUS } from './kinds/status.ts'
import { TELEHEALTH } from './kinds/telehealth.ts'
import { UNITS } from './kinds/units.ts'
import type { WayOfAsking } from './kinds/way-of-asking.ts'

/** The topic each kind of ask is sorted under. */
export const TOPIC_OF_KIND: Readonly<Record<AskKind, Topic>> = {
  code_meaning: 'codes',
  status: 'codes',
  billed_together: 'ncci',
  modifier_choice: 'modifiers',
  units: 'ncci',
  add_on: 'ncci',
  global_period: 'guidelines',
  coverage: 'coverage',
  crosswalk: 'crosswalks',
  code_search: 'search',
  em_level: 'guidelines',
  fee: 'codes',
  denial: 'compliance',
  telehealth: 'coverage',
  documentation: 'compliance',
  compliance: 'compliance',
}

/** A way of asking, and the kind it asks. */
export type KindWords = WayOfAsking & { kind: AskKind }

/** The ways of asking each kind of question, of which a sentence may hold several. */
const WAYS_OF_KIND: Readonly<Record<AskKind, readonly WayOfAsking[]>> = {
  code_meaning: CODE_MEANING,
  status: STATUS,
  crosswalk: [...CROSSWALK, ...CROSSWALK_IN_PASSING],
  billed_together: BILLED_TOGETHER,
  modifier_choice: MODIFIER_CHOICE,
  units: UNITS,
  add_on: ADD_ON,
  global_period: GLOBAL_PERIOD,
  coverage: [...COVERAGE, ...COVERAGE_IN_PASSING],
  code_search: [...CODE_SEARCH, ...CODE_SEARCH_IN_PASSING],
  em_level: EM_LEVEL,
  fee: FEE,
  denial: DENIAL,
  telehealth: TELEHEALTH,
  documentation: DOCUMENTATION,
  compliance: COMPLIANCE,
}

/** Every way of asking with the kind it asks. */
export const KIND_WORDS: readonly KindWords[] = Object.entries(WAYS_OF_KIND).flatMap(([kind, ways]) =>
  ways.map((way) => ({ ...way, kind: kind as AskKind })),
)
