import SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpOptions } from '../login/parse-mail-url.ts'
import { logIn } from '../login/smtp-login.ts'
import { explainFault, type ProbeFault } from './explain-fault.ts'

const WAIT_MS = 20_000

/**
 * Whether the server lets the desk in and, where an address is given, takes mail from it: a mail is begun with its sender and
 * given up before anybody is named to get it. Never rejects.
 */
export async function trySending(smtp: SmtpOptions, from: string | null = null): Promise<{ ok: true } | ProbeFault> {
  const connection = new SmtpConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  })
  try {
    const refusal = await new Promise<string | null>((resolve, reject) => {
      connection.on('error', reject)
      connection.on('end', () => reject(new Error('The server closed the connection')))
      connection.connect((fault) => {
        if (fault) return reject(fault)
        logIn(connection, smtp, (refused) => {
          if (refused) return reject(refused)
          if (from === null) return resolve(null)
          beginMail(connection, from, (answer) => {
            if (!answer.startsWith('2')) return resolve(answer.split(/\r?\n/)[0] ?? '')
            connection.reset((fault) => (fault ? reject(fault) : resolve(null)))
          })
        })
      })
    })
    connection.quit()
    if (refusal === null) return { ok: true }
    return {
      ok: false,
      why: `${smtp.host} takes no mail from ${from}: ${refusal.slice(0, 200)}.`,
      remedy: 'Set MAIL_FROM to an address that this login may write from, or give the login the right to send as it.',
    }
  } catch (error) {
    connection.close()
    return explainFault(error, smtp)
  }
}

/** nodemailer says MAIL only together with all that follows, so this reaches for what it does so with. */
function beginMail(connection: SmtpConnection, from: string, answered: (answer: string) => void): void {
  const speaker = connection as unknown as {
    _responseActions: ((answer: string) => void)[]
    _sendCommand(line: string): void
  }
  speaker._responseActions.push(answered)
  speaker._sendCommand(`MAIL FROM:<${from}>`)
}
