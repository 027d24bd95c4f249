/** The edition a sentence rests on, and what holds for every amount of it: once said, it holds for what follows. */
const EDITIONS =
  / \((?:[^()]*, )?(?:add-on )?(?:edition|fee schedule) [^()]*\)|; the conversion factor of \d{4} is \d+(?:\.\d+)?/g

/** How a sentence begins that tells what is open. */
const OPEN = 'Not in the data loaded here: '

const SENTENCES = /(?<=[.])\s+(?=[A-Z])/

/**
 * The short answer without what only its form repeats: an edition is named where it is first used, and what is not in the
 * data is one sentence of a line.
 */
export function tidyShortAnswer(text: string): string {
  return nameEditionsOnce(text).split('\n').map(joinOpen).join('\n')
}

function nameEditionsOnce(text: string): string {
  const named = new Set<string>()
  return text.replaceAll(EDITIONS, (words) => {
    if (named.has(words)) return ''
    named.add(words)
    return words
  })
}

function joinOpen(line: string): string {
  const sentences = line.split(SENTENCES)
  // A sentence that goes on behind a semicolon is no item of a list.
  const isItem = (sentence: string): boolean => sentence.startsWith(OPEN) && !sentence.includes(';')
  return sentences
    .map((sentence, index) => {
      const goesOn = isItem(sentence) && isItem(sentences[index + 1] ?? '')
      const whole = goesOn ? sentence.replace(/\.$/, ';') : sentence
      return isItem(sentence) && isItem(sentences[index - 1] ?? '') ? whole.slice(OPEN.length) : whole
    })
    .join(' ')
}
