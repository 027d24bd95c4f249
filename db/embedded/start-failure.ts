/** What the processes of a server that was killed write into the log when they notice; not a word about the next one. */
const LAST_WORDS = /unexpected postmaster exit/

/** The line of a server's log that says why it did not start: the last one that is fatal, else the first; empty for an empty log. */
export function findStartFailure(log: string): string {
  const lines = log.trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC/.test(line) && !LAST_WORDS.test(line)) ?? lines[0] ?? ''
}

/** True where the next attempt may succeed: processes of a killed server take a moment to notice; a port may be taken meanwhile. */
export const mayPass = (failure: string): boolean => /still in use|could not create any TCP/.test(failure)
