import { createMcdLayout, fact, type McdTable } from './mcd-export.ts'
import { CONTRACTOR_COLUMNS, readContractor } from './mcd-local-links.ts'
import { readValidity } from './mcd-local-policy.ts'

/** Contractors, their kinds and their states. LCD and article exports both carry these tables, so they are a source of their own. */
export const mcdContractors = createMcdLayout('mcd-contractors', 'Medicare Coverage Database, contractors', {
  'contractor.csv': contractors(),
  'contractor_type_lookup.csv': contractorTypes(),
  'contractor_jurisdiction.csv': jurisdictions(),
  'state_lookup.csv': states(),
})

function contractors(): McdTable {
  return {
    main: true,
    columns: [...CONTRACTOR_COLUMNS, 'contractor_bus_name', 'contractor_number'],
    read(cells, edition) {
      const { contractor_bus_name: name = '', contractor_number: number = '', contractor_type_id: type = '' } = cells
      if (name === '') return { reason: 'the contractor has no name' }
      const row = { contractor_id: readContractor(cells), name, number, type_id: type }
      return fact('mcd_contractors', { ...row, effective: edition.effective, locator: `contractor ${number}` })
    },
  }
}

function contractorTypes(): McdTable {
  return {
    columns: ['contractor_type_id', 'description'],
    read({ contractor_type_id: type = '', description = '' }, edition) {
      if (description === '') return { reason: 'the contractor type has no name' }
      const row = { type_id: type, name: description, effective: edition.effective }
      return fact('mcd_contractor_types', { ...row, locator: `contractor type ${type}` })
    },
  }
}

function jurisdictions(): McdTable {
  return {
    columns: [...CONTRACTOR_COLUMNS, 'state_id', 'active_date', 'term_date'],
    read(cells) {
      const effective = readValidity([cells.active_date ?? ''], [cells.term_date ?? ''])
      if ('reason' in effective) return effective
      const row = { contractor_id: readContractor(cells), state_id: cells.state_id ?? '', effective }
      return fact('mcd_contractor_states', {
        ...row,
        locator: `contractor ${row.contractor_id}, state ${row.state_id}`,
      })
    },
  }
}

function states(): McdTable {
  return {
    columns: ['state_id', 'state_abbrev', 'description'],
    read({ state_id: id = '', state_abbrev: abbreviation = '', description = '' }, edition) {
      if (abbreviation === '') return { reason: 'the state has no abbreviation' }
      const row = { state_id: id, abbreviation, name: description, effective: edition.effective }
      return fact('mcd_states', { ...row, locator: `state ${id}` })
    },
  }
}
