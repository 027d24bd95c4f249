import { serveReaderJobs } from './serve-reader-jobs.ts'

/** The thread in which `openMailReader` takes mails apart where it is given no other. */
serveReaderJobs()
