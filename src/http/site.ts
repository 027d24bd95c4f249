/** What the pages of one app have to know about where they are served. */
export type Site = {
  /** What people type into their browser, without a path; over https the cookies become secure. */
  baseUrl: string
}
