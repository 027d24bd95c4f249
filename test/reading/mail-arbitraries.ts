import fc from 'fast-check'
import { knowing } from './known-codes.ts'

/** A reference as somebody may write it, and what it must be read as: `20610-RT x2`, or `POS:11`. */
export type WrittenReference = { written: string; read: string }

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''))
const upTo = (most: number, least = 1): fc.Arbitrary<number> => fc.integer({ min: least, max: most })
const two = (value: number): string => String(value).padStart(2, '0')

const PROCEDURES = [
  '99213',
  '99214',
  '20610',
  '45385',
  '97110',
  '93306',
  '27447',
  '36415',
  '11721',
  '64483',
  '90834',
  '00142',
]
const LETTERED = ['0042T', '0001U', '1036F', 'G0439', 'G2211', 'J1030', 'J3301', 'L1833', 'Q0091', 'A4253']
const MODIFIERS = ['25', '59', '26', '50', '76', 'RT', 'LT', 'XS', 'TC', 'GP', 'KX', 'QW', '95', 'GT']
const DIAGNOSES = ['M17.11', 'E11.65', 'S72.001A', 'R53.83', 'I10', 'Z23', 'F32.A', 'U07.1', 'N39.0', 'C50.911']

const modified = (code: string, modifier: string): fc.Arbitrary<WrittenReference> =>
  fc
    .constantFrom(
      `${code}-${modifier}`,
      `${code} -${modifier}`,
      `${code} w/ mod ${modifier}`,
      `${code} modifier ${modifier}`,
      `${code}/${modifier}`,
    )
    .map((written) => ({ written, read: `${code}-${modifier}` }))

const counted = (code: string, units: number): fc.Arbitrary<WrittenReference> =>
  fc
    .constantFrom(
      `${code} x${units}`,
      `${code} x ${units}`,
      `${code} (x${units})`,
      `${code} ${units} units`,
      `${code} qty ${units}`,
      `${units} units of ${code}`,
    )
    .map((written) => ({ written, read: `${code}x${units}` }))

const procedure = fc.constantFrom(...PROCEDURES, ...LETTERED)

/** Codes of every system in the forms people type. */
export const reference: fc.Arbitrary<WrittenReference> = fc.oneof(
  {
    weight: 4,
    arbitrary: procedure.chain((code) =>
      fc
        .constantFrom(code, `CPT ${code}`, `(${code})`, `code ${code}`, code.toLowerCase())
        .map((written) => ({ written: /^\d{4}[a-z]$/.test(written) ? code : written, read: code })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...PROCEDURES), fc.constantFrom(...MODIFIERS))
      .chain(([code, modifier]) => modified(code, modifier)),
  },
  { weight: 2, arbitrary: fc.tuple(procedure, upTo(40)).chain(([code, units]) => counted(code, units)) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...DIAGNOSES)
      .chain((code) => fc.constantFrom(code, `dx ${code}`, `(${code})`).map((written) => ({ written, read: code }))),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('11', '22', '02', '23').map((code) => ({ written: `POS ${code}`, read: `POS:${code}` })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('470', '522', '291').map((code) => ({ written: `DRG ${code}`, read: `MS-DRG:${code}` })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('0450', '0360')
      .map((code) => ({ written: `rev code ${code}`, read: `REVENUE:${code}` })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('CO-97', 'PR-204', 'CO 45', 'OA-23', 'CO-B7')
      .map((written) => ({ written, read: `CARC:${written.slice(3)}` })),
  },
)

const STATES: readonly (readonly [city: string, state: string, zips: readonly string[]])[] = [
  ['Houston', 'TX', ['77002', '77067']],
  ['Los Angeles', 'CA', ['90036', '90012']],
  ['Spokane', 'WA', ['99201', '99216']],
  ['Denver', 'CO', ['80202', '80053']],
  ['Pittsburgh', 'PA', ['15213', '15271']],
  ['Bend', 'OR', ['97701', '97140']],
  ['Wichita', 'KS', ['67214', '67028']],
  ['Albany', 'NY', ['12207', '12001']],
]

/** City, state and ZIP, the ZIP also a code. */
const place = fc
  .constantFrom(...STATES)
  .chain(([city, state, zips]) => fc.constantFrom(...zips).map((zip) => `${city}, ${state} ${zip}`))

const phone = fc
  .tuple(
    upTo(989, 210),
    digits(4),
    fc.constantFrom('($a) 555-$n', '$a-555-$n', '$a.555.$n', '1-$a-555-$n', '+1 $a 555 $n'),
  )
  .map(([area, number, form]) => form.replace('$a', String(area)).replace('$n', number))

/** Years stay away from the present, so that no date is taken for the date of service of another test. */
const date = fc
  .tuple(upTo(12), upTo(28), upTo(2019, 2011), fc.constantFrom('$m/$d/$y', '$m-$d-$y', '$y-$M-$D', '$M/$D/$y'))
  .map(([month, day, year, form]) =>
    form
      .replace('$m', String(month))
      .replace('$d', String(day))
      .replace('$M', two(month))
      .replace('$D', two(day))
      .replace('$y', String(year)),
  )

const amount = fc
  .tuple(upTo(99_999), upTo(99, 0), fc.constantFrom('$$a.$c', '$$a', 'USD $a', '$a dollars'))
  .map(([whole, cents, form]) => form.replace('$a', String(whole)).replace('$c', two(cents)).replace('$$', '$'))

/** Five digits that are a code elsewhere. */
const codeShaped = fc.oneof(fc.constantFrom('99213', '77002', '20610', '97110'), upTo(99_999, 10_000).map(String))

/** Lines with numbers that have the shape of codes and are none. */
export const decoyLine: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(upTo(9_999), fc.constantFrom('Main St', 'Elm Ave', 'Katy Fwy Ste 300'), place)
    .map(([number, street, city]) => `${number} ${street}, ${city}`),
  place.map((city) => `We are in ${city}.`),
  fc.tuple(phone, phone).map(([one, other]) => `Ph ${one} | Fax ${other}`),
  phone.map((number) => `Call me at ${number} please`),
  fc
    .tuple(
      fc.constantFrom(
        'Claim#',
        'Claim number',
        'ICN:',
        'Invoice',
        'Acct',
        'MRN',
        'Ref#',
        'Case #',
        'Ticket',
        'Auth #',
        'Order #',
      ),
      fc.oneof(
        digits(7),
        digits(10),
        digits(13),
        digits(5).map((number) => `#${number}`),
      ),
    )
    .map(([label, number]) => `${label} ${number}`),
  fc
    .tuple(digits(4), digits(4), digits(2))
    .map(([year, middle, last]) => `Our reference is ${year}-${middle}-${last}.`),
  digits(6).map((number) => `(ref. CC-${number})`),
  digits(9).map((number) => `NPI 1${number}`),
  digits(7).map((number) => `Tax ID 12-${number}`),
  fc
    .tuple(fc.constantFrom('Room', 'Suite', 'PO Box', 'ext.', 'Extension', 'PIN'), digits(5))
    .map(([label, number]) => `${label} ${number}`),
  amount.map((money) => `It was billed at ${money} and paid.`),
  date.map((day) => `The letter was dated ${day}.`),
  fc.tuple(upTo(99), upTo(9, 0)).map(([whole, tenth]) => `They keep ${whole}.${tenth}% of it.`),
  fc
    .tuple(upTo(99_999, 1_000), fc.constantFrom('patients', 'members', 'claims', 'records'))
    .map(([count, noun]) => `We have ${count} ${noun}.`),
  fc
    .tuple(fc.constantFrom('badge', 'batch', 'confirmation', 'mail stop', 'postcode', 'userid', 'dial'), codeShaped)
    .map(([label, number]) => `It says ${label} ${number} there.`),
  fc
    .tuple(codeShaped, codeShaped, codeShaped, fc.constantFrom(', ', ' / ', '; '))
    .map(([one, two_, three, sign]) =>
      ['invoice', 'acct', 'ck'].map((label, at) => `${label} ${[one, two_, three][at]}`).join(sign),
    ),
  fc
    .tuple(codeShaped, upTo(9_999, 1_000), upTo(9_999, 1_000))
    .map(([first, second, third]) => `tracking ${first} ${second} ${third}`),
  fc
    .constantFrom(['Texas', '77002'], ['Tennessee', '37902'], ['Washington', '99201'], ['California', '90036'])
    .map(([state, zip]) => `We moved to Springfield, ${state} ${zip}.`),
  fc
    .tuple(
      fc.constantFrom('Hauptstraße', 'Beispielweg', 'Rue des Tests'),
      upTo(99),
      codeShaped,
      fc.constantFrom(', ', '\n', ' // '),
    )
    .map(([street, number, zip, sign]) => `${street} ${number}${sign}${zip} Musterstadt`),
  fc
    .tuple(codeShaped, upTo(255))
    .map(([port, host]) => `Received: from mx ([10.0.0.${host}]:${port}) by 10.0.0.2:${port}`),
  fc
    .tuple(codeShaped, digits(13), digits(8))
    .map(([account, claim, date8]) => `CLP*${account}*4*310*0**MC*${claim}~REF*EA*${account}~DTM*405*${date8}~`),
  digits(5).map((number) => `See https://portal.example/cases/${number}/view for it.`),
  digits(5).map((number) => `user${number}@clinic.example wrote to us.`),
  fc.tuple(upTo(200, 90), upTo(100, 60)).map(([high, low]) => `BP ${high}/${low}, BMI 32, O2 sat 95`),
  fc.constantFrom(
    'LCD L33822',
    'Transmittal 10505',
    '45 CFR 164.502',
    'vitamin B12',
    'levels L4-L5 and C5-C6',
    'NDC 00009-3073-01',
    'version 1.2.30412',
    'open 24/7',
    'page 25',
    'CMS-1500 box 24',
  ),
)

/** Sentences around a reference that say nothing about it. */
export const sentence = (written: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `Can we bill ${written}?`,
    `Please tell us about ${written}.`,
    `We reported ${written} and heard nothing.`,
    `- ${written}`,
    `${written}`,
    `Is ${written} right?`,
    `The payer returned ${written}; why?`,
  )

/** Several references in one sentence, list or table. */
export const joined = (all: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(
    `Can ${all.join(' and ')} be reported together?`,
    `We reported ${all.slice(0, -1).join(', ')}${all.length > 1 ? ' and ' : ''}${all.at(-1)}.`,
    `${all.join(' + ')}?`,
    `${all.join(' with ')} ok`,
    all.map((each) => `${each} | first line of the form | 1`).join('\n'),
    all.map((each, index) => `${index + 1}) ${each}: still valid?`).join('\n'),
    all.map((each) => `* ${each}`).join('\n'),
    `need help w/ ${all.join(', ')} pls`,
    `${all.join('; ')}`,
    `The patient came in last spring for a follow-up of the knee and the provider then reported ${all.join(', ')} to the plan.`,
  )

export const greeting = fc.constantFrom('', 'Hi,\n\n', 'Good morning,\n\n', 'To whom it may concern:\n\n')

const NOTICE =
  'CONFIDENTIALITY NOTICE: The information in this e-mail is intended only for the addressee and may be protected under 45 CFR 164.502.'

/** Sign-offs with office, address, telephone and notice. */
export const signature: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('Thank you,\n', 'Regards,\n', 'Thanks!\n', '-- \n'),
    fc.constantFrom('Marisol Vega, CPC', 'Dana Whitlock', 'Tyler Brandt, CPB'),
    fc.constantFrom('Harbor Health', 'Summit GI Associates', 'Prairie Spine & Joint'),
    fc.tuple(upTo(9_999), place).map(([number, city]) => `${number} Main St, ${city}`),
    phone.map((number) => `Ph ${number}`),
    fc.constantFrom('', `\n${NOTICE}`),
  )
  .map(
    ([closing, name, office, address, number, notice]) =>
      `${closing}${[name, office, address, number].join('\n')}${notice}`,
  )

/** What programs do to a text on its way: line ends, no-break spaces, lines wrapped at a width, trailing spaces. */
export const carriage: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => text.replaceAll('. ', '.\u00a0').replaceAll(', ', ',\u00a0'),
  (text: string) => text.replaceAll('-', '\u2011'),
  (text: string) => wrapLines(text, 72),
  (text: string) => wrapLines(text, 78),
  (text: string) => text.replaceAll('\n', '  \n'),
)

function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const wrapped: string[] = []
      let rest = line
      while (rest.length > width) {
        const at = rest.lastIndexOf(' ', width)
        if (at <= 0) break
        wrapped.push(rest.slice(0, at))
        rest = rest.slice(at + 1)
      }
      return [...wrapped, rest]
    })
    .join('\n')
}

/** Quoted history about a code that is asked nowhere else. */
export const history = fc.constantFrom(
  '',
  '\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <desk@coding.example> wrote:\n> 76700 is reported once per session.',
  '\n\n-----Original Message-----\nFrom: Desk <desk@coding.example>\nSent: Tuesday, January 13, 2026 8:02 AM\nTo: Us\nSubject: 76700\n\n76700 is reported once.',
)

/** The codes these mails reference exist; so do codes that their ZIP codes and numbers look like. */
export const isCode = knowing(
  ...PROCEDURES.map((code) => `CPT ${code}`),
  ...LETTERED.map((code) => (/^\d/.test(code) ? `CPT ${code}` : `HCPCS ${code}`)),
  ...DIAGNOSES.map((code) => `ICD-10-CM ${code}`),
  ...STATES.flatMap(([, , zips]) => zips.map((zip) => `CPT ${zip}`)),
)

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day between 2015 and 2026-10 in the forms people write it, and what it is. */
export const serviceDay: fc.Arbitrary<{ written: string; date: string }> = fc
  .tuple(upTo(2026, 2015), upTo(10), upTo(28))
  .chain(([year, month, day]) => {
    const name = MONTHS[month - 1] ?? ''
    return fc
      .constantFrom(
        `${month}/${day}/${year}`,
        `${two(month)}/${two(day)}/${year}`,
        `${month}/${day}/${two(year % 100)}`,
        `${month}-${day}-${year}`,
        `${year}-${two(month)}-${two(day)}`,
        `${name} ${day}, ${year}`,
        `${name.slice(0, 3)} ${day} ${year}`,
        `${name.slice(0, 3)}. ${day}, ${year}`,
        `${day} ${name} ${year}`,
        `${day}-${name.slice(0, 3)}-${year}`,
        `${name} ${day}th, ${year}`,
      )
      .map((written) => ({ written, date: `${year}-${two(month)}-${two(day)}` }))
  })

/** Sentences that date a service. */
export const datedSentence = (written: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `DOS ${written}`,
    `DOS: ${written}, 99213 denied`,
    `dos ${written} 20610`,
    `Date of service ${written}.`,
    `99213 on ${written} was denied`,
    `Patient seen ${written} for 99213`,
    `The surgery was performed on ${written}.`,
    `99213 (DOS ${written})`,
    `service date ${written} 99213?`,
    `We billed 20610 for ${written}.`,
  )

/** Lines that date something else. */
export const otherDate: fc.Arbitrary<string> = fc
  .tuple(date, upTo(70, 20))
  .chain(([day, age]) =>
    fc.constantFrom(
      `DOB ${day.replace(/20(1\d)/, `19${age}`)}`,
      `The letter was dated ${day}.`,
      `EOB printed ${day}`,
      `we sent it ${day}`,
      `Claim received ${day}, processed ${day}`,
      `The policy is effective ${day}.`,
      `Remit date: ${day}`,
    ),
  )

const FIRST = ['John', 'Mary', 'Linda', 'Robert', 'Carlos', 'Maria', 'James', 'Patricia', 'Susan', 'Anthony']
const LAST = ['Sample', 'Placeholder', 'Fakename', "O'Example", 'Peña-Ruiz', 'Testerson', 'Vandermeer', 'Nguyen']

const person = fc.tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST), fc.constantFrom('', 'Q. ', 'A '))

/** Names that stand in no list of names. */
const UNCOMMON = [
  'Ottoline Brackwater',
  'Zephyrine Quelch',
  'Thaddea Umfreville',
  'Isolde Vasterby',
  'Perpetua Ngwenyama',
]

/** Lines that tell who a patient is, and the words that do. */
export const identifyingLine: fc.Arbitrary<{ line: string; tells: string[] }> = fc.oneof(
  person.chain(([first, last, middle]) =>
    fc
      .constantFrom(
        [`Pt: ${first} ${middle}${last}`, `${first} ${middle}${last}`],
        [`Patient name: ${last}, ${first}`, `${last}, ${first}`],
        [`Member: ${first} ${middle}${last}, plan as below`, `${first} ${middle}${last}`],
        [
          `Subscriber: ${last.toUpperCase()}, ${first.toUpperCase()}  Rel: self`,
          `${last.toUpperCase()}, ${first.toUpperCase()}`,
        ],
        [`patient ${first} ${last} came in`, `${first} ${last}`],
        [`Chart note for ${first} ${last}`, `${first} ${last}`],
        [`Mrs. ${last} returned`, last],
        [`${first} ${last}, 54 y/o, had it done`, `${first} ${last}`],
        [`see OpNote_${first}_Smith.pdf`, `OpNote_${first}_Smith.pdf`],
        [`${last.toUpperCase()}, ${first.toUpperCase()} F 04/12/1951`, `${last.toUpperCase()}, ${first.toUpperCase()}`],
        [`the second claim, for ${first} ${last}, was paid`, `${first} ${last}`],
        [`Injured worker ${first} ${last} is back`, `${first} ${last}`],
      )
      .map(([line = '', told = '']) => ({ line, tells: [told] })),
  ),
  fc
    .constantFrom(...UNCOMMON)
    .chain((name) =>
      fc
        .constantFrom(
          `the denial for ${name} came today`,
          `${name}, 71 y/o, had it done`,
          `${name} (dob 4/12/1951) was here`,
          `Claim for ${name}`,
          `pt ${name} came in`,
          `${name} was seen twice`,
        )
        .map((line) => ({ line, tells: [name] })),
    ),
  fc
    .tuple(
      upTo(12),
      upTo(28),
      upTo(1999, 1930),
      fc.constantFrom('DOB ', 'DOB: ', 'D.O.B. ', 'date of birth ', 'born ', 'Born on '),
    )
    .map(([month, day, year, label]) => {
      const told = `${two(month)}/${two(day)}/${year}`
      return { line: `${label}${told}`, tells: [told] }
    }),
  fc
    .tuple(
      fc.constantFrom(
        'MRN',
        'MRN:',
        'MRN#',
        'Medical record no.',
        'Chart #',
        'Acct#',
        'Account number',
        'Claim#',
        'Claim number',
        'ICN:',
        'Member ID',
        'Subscriber ID:',
        'Policy #',
        'Group #',
        'Encounter #',
      ),
      digits(8),
    )
    .map(([label, number]) => ({ line: `${label} 7${number}`, tells: [`7${number}`] })),
  fc
    .tuple(digits(3), digits(2), digits(4))
    .map((parts) => ({ line: `SSN ${parts.join('-')}`, tells: [parts.join('-')] })),
  fc
    .tuple(upTo(9), digits(1), digits(1), digits(2), fc.constantFrom('-', ''))
    .map(([first, second, third, last, sign]) => {
      const told = `${first}EG${second}${sign}TE${third}${sign}MK${last}`
      return { line: `MBI ${told}`, tells: [told] }
    }),
  fc
    .tuple(fc.constantFrom('XYZ', 'ZGP'), digits(9))
    .map(([prefix, number]) => ({ line: `ID# ${prefix}${number}`, tells: [`${prefix}${number}`] })),
  phone.map((number) => ({ line: `her cell is ${number}`, tells: [number] })),
  fc
    .tuple(upTo(9_999), place)
    .map(([number, city]) => ({ line: `Address: ${number} Test Ln, ${city}`, tells: [`${number} Test Ln, ${city}`] })),
)
