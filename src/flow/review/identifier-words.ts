/** What a possible identifier is, in words. */
export const IDENTIFIER_WORDS = {
  ssn: 'social security number',
  mbi: 'Medicare number',
  mrn: 'record number',
  member_id: 'member number',
  account: 'account number',
  claim: 'claim number',
  dob: 'date of birth',
  phone: 'phone',
  email: 'mail address',
  address: 'address',
  name: 'name',
} as const
