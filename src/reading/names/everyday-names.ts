/** First names that are everyday words: beside a surname they are names. */
const EVERYDAY_FIRST = new Set(
  `ace angel art august autumn basil bill brook brooke cash chance charity chase clay clement cliff clover colt daisy dale destiny diamond
  drew earnest essence forest frank gene genesis glen grant guy harmony haven heath heaven honor hunter jay jewel journey joy
  justice king lane legend liberty love major mark marvel max maverick may melody mercy messiah miles milo nick noble ocean olive opal
  patience pearl penny phoenix pepper precious prince princess ray reed rich river rob robin rocky royal royalty rusty sage sandy
  skip sky skye star sterling stormy summer sunny treasure trinity unique van ward will willow woody wren`.split(/\s+/),
)
/** Surnames that are everyday words: beside a first name they are names. */
const EVERYDAY_LAST = new Set(
  `ball banks barber bean bear bell best bird bishop black bond bridges brook brooks brown butcher cannon case cash chance chase
  child church coffee cross crow day dean dollar duke early east english farmer field fields fish flood flowers ford forest
  fox french frost good grant gray green grey grove gunn guy hand hart head hill hills house hunt hunter judge justice key kidd king
  knight lake lamb land lane law light little long love mason may mayo moody moon nurse north page parks parson person pike pool
  pope porter power powers price prince queen rain rice rich rivers rose rush sharp shepherd short silver singer skinner small snow
  south spring star steel stone storm street strong summers sweet swift temple town trip turner underwood wall walker ward ware
  washington water waters weeks wells west white wild winter winters wise wolf wood woods workman young`.split(/\s+/),
)

/** True for an everyday word that is a first name too, in any case. */
export const isEverydayFirstName = (word: string): boolean => EVERYDAY_FIRST.has(word.toLowerCase())

/** True for an everyday word that is a surname too, in any case. */
export const isEverydayLastName = (word: string): boolean => EVERYDAY_LAST.has(word.toLowerCase())

/** Words that begin a question or an order more often than they name somebody. */
const OPENING = /^(?:will|may|bill|mark|grant|frank)$/i

/** True for a first name that opens a sentence as a verb does: `Will Okafor’s claim pay?` */
export const opensAsVerb = (word: string): boolean => OPENING.test(word)
