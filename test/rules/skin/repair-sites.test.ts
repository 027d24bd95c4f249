import { describe, expect, it } from 'vitest'
import { findMisplacedRepair } from '../../../src/rules/skin/repair-sites.ts'

const said = (code: string, text: string) => {
  const found = findMisplacedRepair([code, '17311'], text)
  return found && [found.site, found.instead]
}

describe('a repair code named of another site', () => {
  it.each([
    ['13132', 'mohs of the nasal tip, complex repair 3.2 cm', ['nasal', '13152']],
    ['13101', 'complex closure of the scalp, 4 cm', ['scalp', '13121']],
    ['12052', 'intermediate repair 3 cm on the forearm', ['forearm', '12032']],
    ['12001', 'simple repair lip 2 cm', ['lip', '12011']],
    ['13132', 'complex repair on the ear', ['ear', null]],
  ])('%s: %s', (code, text, found) => expect(said(code, text)).toEqual(found))

  it.each([
    ['13132', 'complex repair of the cheek, 3 cm'],
    ['13132', 'complex repair 3 cm, nose and cheek'],
    ['13132', 'nasal defect, flap from the cheek'],
    ['13132', 'complex repair 3 cm'],
    ['12052', 'intermediate repair of the chin'],
    ['14060', 'nose, 3 cm repair'],
  ])('%s fits or is open in: %s', (code, text) => expect(said(code, text)).toBeNull())
})
