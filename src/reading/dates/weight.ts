/**
 * What the words beside a date say about it, from the surest: the sender calls it the date of service; names it that of the
 * visit or procedure; tells that somebody was seen then; may mean the service; says nothing; tells when a claim was handled,
 * which may be the day of the service or not; means another day.
 */
export type Weight = 'called' | 'named' | 'visited' | 'likely' | 'plain' | 'handled' | 'other'
