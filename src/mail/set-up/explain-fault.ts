import type { MailSecurity } from '../login/parse-mail-url.ts'

/** What a person is told when a mail server could not be used, and what would mend it. Neither names a password. */
export type ProbeFault = { ok: false; why: string; remedy: string }

type Server = { host: string; port: number; security: MailSecurity }

type Fault = Error & {
  code?: string
  responseStatus?: string
  responseText?: string
  response?: string
  responseCode?: number
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/

/** A sentence about what Node, imapflow or nodemailer threw while a server was tried, and one about what to do. */
export function explainFault(error: unknown, { host, port, security }: Server): ProbeFault {
  const fault = error as Fault
  const code = codeOf(fault)
  const fail = (why: string, remedy: string): ProbeFault => ({ ok: false, why, remedy })
  if (code === 'ENOTFOUND') return fail(`There is no server called ${host}.`, 'Check the name for a slip of the pen.')
  if (code === 'EAI_AGAIN')
    return fail(`The name ${host} could not be looked up.`, 'Check that this machine reaches a DNS server.')
  if (code === 'ECONNREFUSED') {
    return fail(
      `${host} takes no connections on port ${port}.`,
      'Check the port, and that the server has this service switched on.',
    )
  }
  if (['ETIMEDOUT', 'ETIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT'].includes(code)) {
    return fail(
      `${host} does not answer on port ${port}.`,
      'A firewall may block that port: open it, or ask whoever runs the network.',
    )
  }
  if (CERTIFICATE.test(code)) {
    return fail(
      `The certificate of ${host} is not to be trusted (${code}).`,
      'Use the name the certificate was made for; for a certificate of your own set NODE_EXTRA_CA_CERTS to its file.',
    )
  }
  if (isLoginRefused(fault)) {
    return fail(
      `${host} refuses the user name or the password.`,
      'Gmail, Fastmail and iCloud want an app password from the account’s security settings; Microsoft 365 takes no passwords, only OAuth.',
    )
  }
  if (/wrong version number|EPROTO/i.test(`${code} ${fault.message}`)) {
    return fail(
      `${host} does not begin with TLS on port ${port}.`,
      security === 'tls'
        ? 'Write imap:// or smtp:// for a port that takes TLS on the way.'
        : 'Write imaps:// or smtps://.',
    )
  }
  if (/STARTTLS/i.test(fault.message)) {
    return fail(
      `${host} offers no encryption on port ${port}.`,
      'Use the port with TLS (993 for IMAP, 465 for SMTP); ?tls=off in the URL is for a server on your own network only.',
    )
  }
  return fail(
    `${host} could not be used: ${firstLine(fault.responseText ?? fault.response ?? fault.message)}.`,
    'Ask whoever runs the server what it means.',
  )
}

/** Node puts the code into the fault, into its cause, or into one of several faults of as many addresses. */
function codeOf(fault: Fault): string {
  const { cause, errors } = fault as { cause?: Fault; errors?: Fault[] }
  const codes = [fault.code, cause?.code, ...(errors ?? []).map(({ code }) => code)]
  return (
    codes.find((code) => code !== undefined && code !== 'ESOCKET' && code !== 'EDNS') ??
    fault.message.match(/\bE[A-Z]{4,}\b/)?.[0] ??
    ''
  )
}

function isLoginRefused(fault: Fault & { authenticationFailed?: boolean }): boolean {
  if (fault.authenticationFailed === true || fault.code === 'EAUTH') return true
  return fault.responseCode === 535 || fault.responseCode === 534
}

const firstLine = (text: string): string => (text.split(/\r?\n/)[0] ?? '').trim().replace(/\.$/, '').slice(0, 200)
