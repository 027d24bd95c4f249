/**
 * What is done about a denial, by what the adjustment reason says is wrong.
 *
 * `correct`: the claim is wrong, so it is mended and sent again. `support`: the claim may be right, so the record decides
 * between a corrected claim and an appeal. `necessity`: coverage is in doubt. `records`: something sent beside the claim is
 * missing. `duplicate`, `other_payer`, `enrollment`, `authorization`, `late`, `patient_share`, `contract`: what they say.
 */
export type DenialRoute =
  | 'correct'
  | 'support'
  | 'necessity'
  | 'records'
  | 'duplicate'
  | 'other_payer'
  | 'enrollment'
  | 'authorization'
  | 'late'
  | 'patient_share'
  | 'contract'

const ROUTES: Readonly<Record<DenialRoute, string>> = {
  correct:
    '4 5 6 7 8 9 10 11 12 13 14 16 110 125 129 140 146 147 181 182 189 199 206 207 208 222 231 267 268 B16 A1 A8',
  support: '54 59 60 97 107 108 119 149 150 151 152 153 154 194 203 234 236 246 261 B10 B12 B14 B15 B20 B22',
  necessity: '49 50 55 56 58 96 114 158 167 188 202 204 219 269 272 273 276 B1',
  records: '112 148 163 164 173 174 175 176 226 227 250 251 252',
  duplicate: '18',
  other_payer: '19 20 21 22 23 24 26 27 31 32 33 34 109 136 177 178 179 180 190 200 254 258 270 275 297 B9 B11',
  enrollment: '111 170 171 172 183 184 185 242 256 299 B7 B23',
  authorization: '15 39 95 197 198 210 243 284 287 288 296',
  late: '29 286 B4',
  patient_share: '1 2 3 66 142 35',
  contract: '44 45 94 103 104 131 144 187 223 225 253',
}

const BY_CODE: ReadonlyMap<string, DenialRoute> = new Map(
  Object.entries(ROUTES).flatMap(([route, codes]) =>
    codes.split(' ').map((code): [string, DenialRoute] => [code, route as DenialRoute]),
  ),
)

/** What is done about an adjustment reason; null for one that no list here sorts. */
export function findDenialRoute(code: string): DenialRoute | null {
  return BY_CODE.get(code) ?? null
}
