/** What becomes of a line. */
export type Mark = 'visible' | 'quote' | 'signature' | 'disclaimer' | 'forwarded'
