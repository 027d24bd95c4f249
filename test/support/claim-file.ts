/** How a made claim file is written. */
export type ClaimFileForm = { element?: string; component?: string; segment?: string; day?: string }

/**
 * An X12 837P file of two claims of a made patient: a joint injection with its guidance and a visit, then an add-on code alone.
 * @see ASC X12N 837P (005010X222A1)
 */
export function claimFile({
  element = '*',
  component = ':',
  segment = '~\n',
  day = '20240801',
}: ClaimFileForm = {}): Buffer {
  const made = (...parts: string[]): string => parts.join(component)
  const isa = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    'SENDER'.padEnd(15),
    'ZZ',
    'RECEIVER'.padEnd(15),
  ]
  const segments = [
    [...isa, '240801', '1200', '^', '00501', '000000001', '0', 'T', component],
    ['GS', 'HC', 'SENDER', 'RECEIVER', '20240801', '1200', '1', 'X', '005010X222A1'],
    ['ST', '837', '0001', '005010X222A1'],
    ['BHT', '0019', '00', 'MEDREC77', '20240801', '1200', 'CH'],
    ['HL', '1', '', '20', '1'],
    ['NM1', '85', '2', 'LAKESIDE CLINIC'],
    ['HL', '2', '1', '22', '0'],
    ['NM1', 'IL', '1', 'SMITH', 'JOHN', '', '', '', 'MI', '1EG4TE5MK72'],
    ['DMG', 'D8', '19500101', 'M'],
    ['CLM', 'PATCTRL1', '500', '', '', made('11', 'B', '1'), 'Y', 'A', 'Y', 'Y'],
    ['REF', 'EA', 'MEDREC77'],
    ['HI', made('ABK', 'M1711')],
    ['LX', '1'],
    ['SV1', made('HC', '20610', 'RT'), '200', 'UN', '1', '', '', '1'],
    ['DTP', '472', 'D8', day],
    ['LX', '2'],
    ['SV1', made('HC', '76942', '26'), '90', 'UN', '1', '22', '', '1'],
    ['DTP', '472', 'RD8', `${day}-${day}`],
    ['LX', '3'],
    ['SV1', made('HC', '99213', '25'), '100', 'UN', '1', '', '', '1'],
    ['DTP', '472', 'D8', day],
    ['CLM', 'PATCTRL2', '80', '', '', made('11', 'B', '1')],
    ['LX', '1'],
    ['SV1', made('HC', '64484'), '80', 'UN', '1'],
    ['DTP', '472', 'D8', day],
    ['SE', '24', '0001'],
    ['GE', '1', '1'],
    ['IEA', '1', '000000001'],
  ]
  return Buffer.from(segments.map((values) => values.join(element) + segment).join(''))
}
