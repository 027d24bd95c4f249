let tokens = 0

/** A mark no other mail carries. */
export const newToken = (): string => `t${process.pid.toString(36)}${(++tokens).toString(36)}x`

/** Who asks that question; whatever the mail server gets for this address is an answer to it. */
export const addressOf = (token: string): string => `asker-${token}@clinic.example`

/** A question that carries the token, with an attachment of so many bytes. */
export function questionOf(token: string, paddingBytes = 0): Buffer {
  const boundary = `part-${token}`
  const lines = [
    `From: Asker <${addressOf(token)}>`,
    'To: desk@desk.example',
    `Subject: Question ${token}: office visit`,
    `Message-ID: <${token}@clinic.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'What is CPT 99213, and may it be billed with 90833 on 2026-03-02?',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="scan.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    ...Array.from({ length: Math.ceil(paddingBytes / 76) }, () => 'QUJD'.repeat(19)),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
