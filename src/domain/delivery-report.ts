/** What became of a mail, as a delivery report says it (RFC 3464 §2.3.3). */
export const REPORT_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

export type ReportAction = (typeof REPORT_ACTIONS)[number]

/** A delivery report as far as it could be read; it may be forged. */
export type DeliveryReport = {
  action: ReportAction
  /** Enhanced status code such as 5.1.1 (RFC 3463). */
  status: string | null
  /** What the reporting server said, on one line. */
  said: string | null
  /** Whom it did not reach, in lower case. */
  recipients: string[]
  /** Where the report itself was sent to. */
  sentTo: string[]
  /** Message-IDs in the form of ours that it holds, signed or not. */
  messageIds: string[]
}

/** What shows that a report answers a mail of ours. */
export type ReportProof = 'return_address' | 'message_id' | 'none'
