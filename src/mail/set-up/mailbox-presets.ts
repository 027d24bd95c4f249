/** A provider whose servers are known, so that nobody has to look them up. */
export type MailboxPreset = {
  label: string
  imap: string
  smtp: string
  /** What it takes instead of the account's own password. */
  login: 'oauth' | 'app password'
  /** Where the person gets what the desk needs. */
  hint: string
  /** The value of OAUTH_PROVIDER. */
  oauthProvider?: 'microsoft' | 'google'
}

/** By the name given on the command line. Servers as the providers' help pages give them, read 2026-11. */
export const MAILBOX_PRESETS = {
  microsoft: {
    label: 'Microsoft 365',
    imap: 'imaps://outlook.office365.com:993',
    smtp: 'smtp://smtp.office365.com:587',
    login: 'oauth',
    hint: 'Register an application in Entra with IMAP.AccessAsUser.All and SMTP.Send, and consent once as the mailbox.',
    oauthProvider: 'microsoft',
  },
  google: {
    label: 'Google Workspace, with OAuth',
    imap: 'imaps://imap.gmail.com:993',
    smtp: 'smtps://smtp.gmail.com:465',
    login: 'oauth',
    hint: 'Register an application in the Google Cloud console with the scope https://mail.google.com/, and consent once as the mailbox.',
    oauthProvider: 'google',
  },
  gmail: {
    label: 'Gmail or Google Workspace, with an app password',
    imap: 'imaps://imap.gmail.com:993',
    smtp: 'smtps://smtp.gmail.com:465',
    login: 'app password',
    hint: 'Google account, Security, 2-Step Verification, App passwords.',
  },
  fastmail: {
    label: 'Fastmail',
    imap: 'imaps://imap.fastmail.com:993',
    smtp: 'smtps://smtp.fastmail.com:465',
    login: 'app password',
    hint: 'Settings, Privacy & Security, App passwords, with access to Mail (IMAP/SMTP).',
  },
} as const satisfies Readonly<Record<string, MailboxPreset>>

export type PresetName = keyof typeof MAILBOX_PRESETS
