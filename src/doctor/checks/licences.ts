import { type Check, ok, warn } from '../check.ts'

/** That official CPT descriptors are shown only where somebody said that a licence is held. */
export const checkLicences: Check = {
  name: 'licences',
  title: 'Licences',
  area: 'desk',
  async run({ pool, config }) {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*) from codes c join editions e on e.id = c.edition_id and e.state = 'live'
        where c.official_description is not null and c.system = 'CPT'`,
    )
    const count = rows[0]?.count ?? 0
    if (count > 0 && config.cptLicensed) return [ok(`${count} CPT descriptors loaded, shown under your AMA licence`)]
    if (count > 0) {
      return [
        warn(
          `${count} CPT descriptors of the AMA are loaded and not shown`,
          'CPT_LICENSED=true where you hold a licence, else caseconsultant data remove ama-cpt',
        ),
      ]
    }
    if (config.cptLicensed) {
      return [
        warn('CPT_LICENSED is set, but no CPT descriptors are loaded', 'caseconsultant data import the AMA’s files'),
      ]
    }
    return [ok('no CPT descriptors loaded, answers do without them')]
  },
}
