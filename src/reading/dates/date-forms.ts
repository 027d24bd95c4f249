import { BARE_FORMS } from './bare-date-forms.ts'
import type { DateForm } from './date-form.ts'
import { DIGIT_DATE_FORMS } from './digit-date-forms.ts'
import { HOLIDAY_FORMS } from './holiday-forms.ts'
import { LOOSE_FORMS } from './loose-date-forms.ts'
import { NAMED_FORMS } from './named-date-forms.ts'
import { NUMERIC_FORMS } from './numeric-date-forms.ts'
import { RELATIVE_FORMS } from './relative-date-forms.ts'
import { WEEKDAY_FORMS } from './weekday-forms.ts'

/** Every form people write a date in; where two match the same place, the longer one counts. */
export const DATE_FORMS: readonly DateForm[] = [
  ...NUMERIC_FORMS,
  ...BARE_FORMS,
  ...DIGIT_DATE_FORMS,
  ...NAMED_FORMS,
  ...RELATIVE_FORMS,
  ...WEEKDAY_FORMS,
  ...HOLIDAY_FORMS,
  ...LOOSE_FORMS,
]
