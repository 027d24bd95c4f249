import { anyOf, grouped } from '../../patterns/compose-patterns.ts'
/** Who does something in what is told of a service, as part of a pattern. */
export const SUBJECT = grouped(
  anyOf(
    /he|she|we|they|i|pt|patient|mom|dad/,
    /(?:the|our|this)[ \t](?:pt|patient|surgeon|doc(?:tor)?)/,
    /(?:mrs?|ms|miss|dr|doctor)\.?[ \t][\w’'-]{2,20}/,
  ),
).source
