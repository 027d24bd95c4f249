import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'

/** What is left of a picture where HTML or rich text became plain text: `Logo [cid:image001.png@01D]`, `<image001.png>`. */
const ONE = inOrder(
  anyOf(
    /\[cid:[^\]\s]{1,120}\]/iu,
    /<cid:[^>\s]{1,120}>/iu,
    /\[(?:image|logo|icon|inline image|picture|photo|banner)\b[^\]]{0,80}\]/iu,
    /\[[^\]\n]{1,60} (?:logo|icon|banner|headshot)\]/iu,
    /\[https?:\/\/[^\]\s]{1,200}\.(?:png|jpe?g|gif|svg|webp)(?:\?[^\]\s]{0,100})?\]/iu,
    /[<[](?:image|logo|outlook|att|icon|facebook|linkedin|twitter|instagram|youtube)[-_\w]{0,40}\.(?:png|jpe?g|gif|bmp)[>\]]/iu,
    /\[[^\]]{0,80}description automatically generated\]/iu,
  ),
  /(?:[ \t]?(?:<(?:https?:|mailto:)[^>\s]{1,200}>|\[?https?:[^\]\s]{1,200}\]?))?/iu,
)
const PICTURE = inOrder(
  /^(?:[\p{L}\p{N} &'’.,-]{0,60} )?/iu,
  ONE,
  repeated(inOrder(/[ \t|]{0,4}/iu, ONE), '{0,7}'),
  /$/iu,
)

/** True for a line that holds the place of a picture and nothing else but what the picture is called. */
export function isPicture(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  const last = head.charCodeAt(head.length - 1)
  // "]" or ">" ends every one of them, or the address of what it links to.
  return (last === 93 || last === 62 || (head.includes('[') && head.includes(']http'))) && PICTURE.test(head)
}
