import { promises as dns } from 'node:dns'
import { readConfig } from '../config.ts'
import { createAccessTokens } from '../mail/login/access-token.ts'
import { parseImapUrl, parseSmtpUrl } from '../mail/login/parse-mail-url.ts'
import { findSenderRecords, type ResolveTxt } from '../mail/proof/find-sender-records.ts'
import { tryMailbox } from '../mail/set-up/try-mailbox.ts'
import { trySending } from '../mail/set-up/try-sending.ts'

/** One thing that was tried, and what came of it. `warning` does not keep the desk from working. */
export type Trial = { name: string; verdict: 'ok' | 'warning' | 'failed'; detail: string; remedy: string | null }

/** Tries mailbox, mail server and the domain's records in turn, telling of each as it is done. Nothing is read, changed or sent. */
export async function* trySettings(
  settings: Readonly<Record<string, string>>,
  resolveTxt: ResolveTxt = (name) => dns.resolveTxt(name),
): AsyncGenerator<Trial> {
  const config = readConfig(settings)
  const { oauth } = config.mailEdge
  const refreshToken = settings.OAUTH_REFRESH_TOKEN
  const accessTokens = oauth && refreshToken ? createAccessTokens({ ...oauth, refreshToken }) : null
  const kind = accessTokens === null ? 'password' : 'token'
  try {
    const accessToken = (await accessTokens?.get()) ?? null
    yield describeMailbox(await tryMailbox(parseImapUrl(settings.IMAP_URL ?? '', kind), accessToken))
    const sending = await trySending({ ...parseSmtpUrl(settings.SMTP_URL ?? '', kind), accessTokens })
    yield sending.ok
      ? { name: 'Mail out', verdict: 'ok', detail: 'The mail server lets the desk in.', remedy: null }
      : { name: 'Mail out', verdict: 'failed', detail: sending.why, remedy: sending.remedy }
  } catch (error) {
    yield {
      name: 'Access token',
      verdict: 'failed',
      detail: (error as Error).message,
      remedy: 'Consent again as the mailbox.',
    }
  }
  yield* describeDomain(config.desk.address.split('@')[1] ?? '', resolveTxt)
}

function describeMailbox(probe: Awaited<ReturnType<typeof tryMailbox>>): Trial {
  if (!probe.ok) return { name: 'Mailbox', verdict: 'failed', detail: probe.why, remedy: probe.remedy }
  const missing = [...(probe.idle ? [] : ['IDLE']), ...(probe.move ? [] : ['MOVE'])]
  const detail = `It opens, with ${probe.messages} mails in it; those are left alone.`
  if (missing.length === 0) return { name: 'Mailbox', verdict: 'ok', detail, remedy: null }
  const remedy = `The server has no ${missing.join(' and no ')}: mail is found within POLL_SECONDS${probe.move ? '' : ' and stays where it lies'}.`
  return { name: 'Mailbox', verdict: 'warning', detail, remedy }
}

async function* describeDomain(domain: string, resolveTxt: ResolveTxt): AsyncGenerator<Trial> {
  const { spf, dmarc } = await findSenderRecords(domain, resolveTxt)
  const records = [
    {
      name: 'SPF',
      record: spf,
      remedy: `Add a TXT record to ${domain} that names your mail server, as its provider says.`,
    },
    {
      name: 'DMARC',
      record: dmarc,
      remedy: `Add a TXT record _dmarc.${domain} such as "v=DMARC1; p=none; rua=mailto:postmaster@${domain}".`,
    },
  ]
  for (const { name, record, remedy } of records) {
    if (record === 'unknown')
      yield { name, verdict: 'warning', detail: `The DNS could not be asked about ${domain}.`, remedy: null }
    else if (record === null) {
      yield { name, verdict: 'warning', detail: `${domain} has no ${name} record, so answers may end as spam.`, remedy }
    } else yield { name, verdict: 'ok', detail: record.slice(0, 100), remedy: null }
  }
}
