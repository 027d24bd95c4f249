/** Two-digit CPT modifiers. Physical status P1 to P6 is left out: it describes the patient, and no edit depends on it. */
const NUMERIC = new Set(
  '22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99'.split(
    ' ',
  ),
)

/** HCPCS Level II modifiers that mean nothing else in a billing mail, so that upper case alone makes them modifiers. */
const PLAIN_LETTERS = new Set(
  (
    'E1 E2 E3 E4 FA TA LT RT LC LD LM ' +
    'XE XP XS XU GA GX GY GZ GP GN GQ GT GV GW GC GG GH GJ KX KF KH KI KJ KP KZ JW JZ JG JA QW QK QX QY QZ QS QQ ' +
    'TC AQ FQ NU CQ ZA ZB ZC'
  ).split(' '),
)

/** HCPCS Level II modifiers that are also words or shorthand: read only where something says they are modifiers. */
const AMBIGUOUS_LETTERS = new Set(
  (
    'A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AF AG AI AX AY F1 F2 F3 F4 F5 F6 F7 F8 F9 FR FS FT FX FY PN PO Q0 Q1 Q3 Q4 Q5 Q6 Q7 Q8 Q9 RI RR T1 T2 T3 T4 T5 T6 T7 T8 T9 TB TH UE ' +
    'AD AE AH AJ AK AM AO AP AR AS AT AU AV AW AZ BA BL BO BP BR BU CA CC CD CE CF CG CH CI CJ CK CL CM CN CO CP CR CS CT ' +
    'DA EA EB EC ED EJ EM EP ER ET EX EY FB FC FP G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 GB GD GE GF GK GL GM GO GR GS GU ' +
    'HA HB HC HD HE HF HG HH HI HJ HK HL HM HN HO HP HQ HR HS HT HU HV HW HX HY HZ J1 J2 J3 J4 J5 JB JC JD JE JF JK JL ' +
    'K0 K1 K2 K3 K4 KA KB KC KD KE KG KK KL KM KN KO KQ KR KS KT KU KV KW KY L1 LL LR LS LU M2 MA MB MC MD ME MF MG MH MS N1 N2 N3 NB NR ' +
    'PA PB PC PD PI PL PM PS PT QA QB QC QD QE QF QG QH QJ QL QM QN QP QR QT RA RB RC RD RE SA SB SC SD SE SF SG SH SJ SK SL SM SN SQ SS ST SU SV SW SY SZ ' +
    'TD TE TF TG TJ TK TL TM TN TP TQ TR TS TT TU TV TW U1 U2 U3 U4 U5 U6 U7 U8 U9 UA UB UC UD UF UG UH UJ UK UN UP UQ UR US V1 V2 V3 V4 V5 V6 V7 V8 V9 VM VP X1 X2 X3 X4 X5'
  ).split(' '),
)

/** True for a two-digit CPT modifier. */
export function isNumericModifier(code: string): boolean {
  return NUMERIC.has(code)
}

/** True for a letter modifier that upper case alone makes one, such as `RT` or `XS`. */
export function isPlainLetterModifier(code: string): boolean {
  return PLAIN_LETTERS.has(code)
}

/** True for any modifier in upper case, also those that are words elsewhere (`AT`, `AS`, `PT`). */
export function isModifier(code: string): boolean {
  return NUMERIC.has(code) || PLAIN_LETTERS.has(code) || AMBIGUOUS_LETTERS.has(code)
}
