/** What each flag of the whole bench means. */
export const WHOLE_USAGE = `--mails=1000             how many wait in the mailbox
--codes=spread           every mail about another code, so that no look-up is one that was made before
--rounds=3               how often each program takes its turn
--stored=1000000         cases there are already
--seconds=30             how long mail comes steadily, and how long nothing does
--tests=backlog,latency,idle,drafters,peers
                         all but the last where none is named; peers are n8n and Request Tracker 5, where they are installed
--programs=bare,desk,naive
--backends=postgres,redis`

/** The flags with what they are where they are not given. */
export const WHOLE_FLAGS = {
  mails: { type: 'string', default: '1000' },
  codes: { type: 'string', default: 'usual' },
  rounds: { type: 'string', default: '3' },
  stored: { type: 'string', default: '0' },
  seconds: { type: 'string', default: '30' },
  tests: { type: 'string', default: 'backlog,latency,idle,drafters' },
  backends: { type: 'string', default: 'postgres,redis' },
  programs: { type: 'string', default: 'bare,desk,naive' },
} as const
