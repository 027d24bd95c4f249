import type { CodePagePorts } from '../../flow/code-page/find-code-page.ts'
import type { IndicatorName } from '../../flow/code-page/page-fees.ts'
import { countCodeEdits, listCodeEdits } from '../../store/codebook/code-edits.ts'
import {
  listBeginningWith,
  listNamedCodes,
  listNeighbours,
  listPredecessors,
} from '../../store/codebook/code-neighbours.ts'
import { listDiagnosisPolicies } from '../../store/codebook/diagnosis-policies.ts'
import type { DoorsDeps } from '../doors-deps.ts'

/** What the page of a code is made with: the codebook of this desk, and the words of answers. */
export function codePagePorts(deps: Pick<DoorsDeps, 'pool' | 'templates' | 'codebook' | 'cptLicensed'>): CodePagePorts {
  const { pool, templates, codebook, cptLicensed } = deps
  const state = (name: string) => templates.load<object>(`reply/findings/${name}/statement.txt`)
  return {
    findFacts: (codes, asOf) => codebook.findFacts(codes, asOf),
    listNeighbours: (system, code, asOf, each) => listNeighbours(pool, system, code, { asOf, each, cptLicensed }),
    listNamedCodes: (system, codes, asOf) => listNamedCodes(pool, system, codes, { asOf, cptLicensed }),
    listBeginningWith: (system, beginning, about) =>
      listBeginningWith(pool, system, beginning, { ...about, cptLicensed }),
    countEdits: (filter) => countCodeEdits(pool, filter),
    listEdits: (filter, page) => listCodeEdits(pool, filter, { ...page, cptLicensed }),
    listPredecessors: (code) => listPredecessors(pool, code),
    listDiagnosisPolicies: (code, about) => listDiagnosisPolicies(pool, code, about),
    words: {
      indicator: templates.load<{ family: IndicatorName; indicator: string }>('doors/words/indicator.txt'),
      limit: templates.load<{ indicator: number }>('doors/words/limit.txt'),
      addOn: templates.load<{ type: number }>('doors/words/add-on.txt'),
      finding: ({ rule, parameters }) => state(rule)(parameters).trim(),
    },
  }
}
