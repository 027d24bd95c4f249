import { makeAuthority } from '../support/test-ca.ts'
import { startTlsFront, type TlsFront } from '../support/tls-front.ts'
import { newToken } from './asked-questions.ts'
import { type FaultRig, waitFor } from './fault-rig.ts'
import { type Figures, newFigures } from './figures.ts'
import { judge } from './kill-runs.ts'
import { NAMED_DOMAIN, openNamedHosts } from './named-hosts.ts'
import { someTries } from './network-faults.ts'

const IMAP_HOST = `imap.${NAMED_DOMAIN}`
const SMTP_HOST = `smtp.${NAMED_DOMAIN}`
const SECONDS = 300

const plain = (rig: FaultRig, query: string): Record<string, string> => ({
  IMAP_URL: `imap://desk:secret@${IMAP_HOST}:${rig.imap.port}/INBOX${query}`,
  SMTP_URL: `smtp://desk:secret@${SMTP_HOST}:${rig.mailOut.port}${query}`,
})

/** Names that do not resolve, certificates that prove nothing, and encryption taken away. */
export async function runServerNames(rig: FaultRig): Promise<Figures[]> {
  const hosts = openNamedHosts()
  try {
    await rig.stop()
    const names = await loseNames(rig, (resolving) => hosts.resolve(resolving), hosts.nodeOptions)
    const stripped = await stripEncryption(rig, hosts.nodeOptions)
    return [...names, stripped, ...(await spoilCertificates(rig, hosts.nodeOptions))]
  } finally {
    await rig.stop()
    hosts.remove()
  }
}

async function loseNames(
  rig: FaultRig,
  resolve: (resolving: boolean) => void,
  nodeOptions: string,
): Promise<Figures[]> {
  const atStart = newFigures('mail servers whose names do not resolve at the start')
  const tokens = [newToken(), newToken()] as const
  resolve(false)
  await rig.start({ ...plain(rig, '?tls=off'), NODE_OPTIONS: nodeOptions })
  await rig.ask(tokens[0])
  await someTries()
  if ((await rig.stateOf(tokens[0])) !== null) atStart.faults.push('a mail came in though the name did not resolve')
  resolve(true)
  await finish(rig, tokens[0], atStart)

  const later = newFigures('mail servers whose names stop resolving')
  resolve(false)
  rig.imap.cut()
  rig.mailOut.cut()
  await rig.ask(tokens[1])
  await someTries()
  resolve(true)
  await finish(rig, tokens[1], later)
  await rig.stop()
  return [atStart, later]
}

async function stripEncryption(rig: FaultRig, nodeOptions: string): Promise<Figures> {
  const figures = newFigures('STARTTLS taken away: nothing is said until ?tls=off')
  const token = newToken()
  let said = ''
  const listen = (from: 'client' | 'server', text: string): undefined => {
    if (from === 'client') said += text
  }
  rig.imap.watch(listen)
  rig.mailOut.watch(listen)
  await rig.start({ ...plain(rig, ''), NODE_OPTIONS: nodeOptions })
  await rig.ask(token)
  await someTries()
  if (/LOGIN|AUTH|secret|MAIL FROM/i.test(said)) figures.faults.push('it logged in over a line without encryption')
  if (said === '') figures.faults.push('it did not even try')
  if ((await rig.stateOf(token)) !== null) figures.faults.push('it read the mailbox over a line without encryption')
  rig.imap.watch(null)
  rig.mailOut.watch(null)
  await rig.stop()
  await rig.start({ ...plain(rig, '?tls=off'), NODE_OPTIONS: nodeOptions })
  await finish(rig, token, figures)
  await rig.stop()
  return figures
}

async function spoilCertificates(rig: FaultRig, nodeOptions: string): Promise<Figures[]> {
  const authority = makeAuthority()
  const stranger = makeAuthority()
  const valid = { imap: authority.issue(IMAP_HOST), smtp: authority.issue(SMTP_HOST) }
  const imap = await startTlsFront(rig.imap.port, valid.imap)
  const smtp = await startTlsFront(rig.mailOut.port, valid.smtp)
  const bad = {
    'have expired': (name: string) => authority.issue(name, 'expired'),
    'are for another name': () => authority.issue(`other.${NAMED_DOMAIN}`),
    'come from nobody we know': (name: string) => stranger.issue(name),
  }
  const all: Figures[] = []
  try {
    await rig.start({
      IMAP_URL: `imaps://desk:secret@${IMAP_HOST}:${imap.port}/INBOX`,
      SMTP_URL: `smtps://desk:secret@${SMTP_HOST}:${smtp.port}`,
      NODE_EXTRA_CA_CERTS: authority.certFile,
      NODE_OPTIONS: nodeOptions,
    })
    for (const [what, issue] of Object.entries(bad)) {
      const figures = newFigures(`certificates of the mail servers that ${what}`)
      const waiting = newToken()
      const coming = newToken()
      await rig.ask(waiting)
      await reach(rig, waiting, 'needs_review')
      imap.show(issue(IMAP_HOST))
      smtp.show(issue(SMTP_HOST))
      await rig.ask(coming)
      await rig.approve(waiting)
      await someTries()
      await expectSilence(rig, [imap, smtp], { waiting, coming }, figures)
      imap.show(valid.imap)
      smtp.show(valid.smtp)
      await finish(rig, coming, figures)
      await reach(rig, waiting, 'sent')
      figures.runs += 1
      await judge(rig, waiting, figures)
      all.push(figures)
    }
  } finally {
    await imap.stop()
    await smtp.stop()
    authority.remove()
    stranger.remove()
  }
  return all
}

async function expectSilence(
  rig: FaultRig,
  fronts: readonly TlsFront[],
  { waiting, coming }: { waiting: string; coming: string },
  figures: Figures,
): Promise<void> {
  if (fronts.some((front) => front.heard() !== '')) figures.faults.push('it spoke to a server it could not know')
  if ((await rig.stateOf(coming)) !== null) figures.faults.push('a mail came in from a server it could not know')
  if ((await rig.count(waiting)).answers > 0) figures.faults.push('an answer went to a server it could not know')
}

const reach = (rig: FaultRig, token: string, wanted: string): Promise<string | null> =>
  waitFor(SECONDS, async () => ((await rig.stateOf(token)) === wanted ? wanted : null))

/** The question comes in, is approved and leaves. */
async function finish(rig: FaultRig, token: string, figures: Figures): Promise<void> {
  const begin = Date.now()
  await reach(rig, token, 'needs_review')
  await rig.approve(token)
  await reach(rig, token, 'sent')
  figures.recoverSeconds.push((Date.now() - begin) / 1000)
  figures.runs += 1
  await judge(rig, token, figures)
}
