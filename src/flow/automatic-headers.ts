/** RFC 3834 §5, and what Exchange, Gmail and older programs look at: nothing shall answer a mail nobody wrote. */
export const AUTOMATIC_HEADERS = {
  'Auto-Submitted': 'auto-replied',
  'X-Auto-Response-Suppress': 'All',
  Precedence: 'bulk',
} as const
