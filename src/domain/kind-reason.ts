/** What the reason of a question begins with of which a part was left unread, because it was aimed at software. */
export const LEFT_UNREAD = 'left unread: '
