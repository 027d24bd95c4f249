import type { ParsedMail } from '../../domain/mail.ts'

/**
 * True when the mail's own header says that no person wrote it: Auto-Submitted (RFC 3834), a report (RFC 6522), or the
 * older headers of answering machines. What only sounds automatic does not count here.
 */
export function isDeclaredAutomatic(mail: ParsedMail): boolean {
  const header = (name: string): string => (mail.headers[name]?.[0] ?? '').trim().toLowerCase()
  const submitted = header('auto-submitted')
  if (submitted !== '' && !submitted.startsWith('no')) return true
  if (header('content-type').startsWith('multipart/report')) return true
  return ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-auto-response'].some((name) => {
    const value = header(name)
    return value !== '' && !value.startsWith('no')
  })
}
