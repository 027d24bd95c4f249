import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findLatestDraft } from '../../../src/store/answers/drafts.ts'
import { listRevisionsOfCase } from '../../../src/store/answers/revisions.ts'
import { findCase } from '../../../src/store/cases/cases.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { claimReply } from '../../../src/store/replies/send-replies.ts'
import { browserMissing } from '../../support/browser.ts'
import { type BrowsedDesk, browseDesk } from '../browse-desk.ts'

const note = browserMissing === null ? '' : ` (${browserMissing})`

describe.skipIf(browserMissing !== null)(`two browsers at one case${note}`, () => {
  let browsed: BrowsedDesk
  let dana: Page
  let kim: Page
  let caseId: number

  beforeAll(async () => {
    browsed = await browseDesk()
  })

  afterAll(() => browsed?.close())

  beforeEach(async () => {
    await dana?.context().close()
    await kim?.context().close()
    caseId = (await browsed.desk.receiveAndDraft({ subject: 'a code', text: 'What is 99213?' })).caseId
    dana = await browsed.openWindow()
    kim = await browsed.openWindow({ operator: browsed.desk.kim })
    await Promise.all([dana, kim].map((page) => page.goto(`/cases/Q-${caseId}`)))
  })

  const shortAnswer = (page: Page) => page.getByLabel('Short answer')
  const approve = (page: Page) => page.getByRole('button', { name: 'Approve and hold' }).click()
  const saved = (page: Page) =>
    page
      .locator('[data-saved]')
      .filter({ hasText: /^Saved \d/ })
      .waitFor()
  /** From now on the page is not told what others do, so that it shows what was true a moment ago. */
  const leaveBehind = (page: Page) => page.route('**/live?*', (route) => route.fulfill({ status: 404 }))
  const replies = () => listReplies(browsed.desk.pool, caseId)
  const headText = async () => (await findLatestDraft(browsed.desk.pool, caseId))?.content.shortAnswer

  it('approve and approve: one mail, and the other is told by whom', async () => {
    await Promise.all([approve(dana), approve(kim)])
    await Promise.all([dana, kim].map((page) => page.locator('h1').waitFor()))
    const headings = await Promise.all([dana, kim].map((page) => page.locator('h1').textContent()))
    expect(headings.filter((words) => words?.startsWith('Nothing was sent'))).toHaveLength(1)
    expect(await replies()).toHaveLength(1)
    const late = headings[0]?.startsWith('Nothing') ? dana : kim
    await late.getByText(/Approved by (Dana Ruiz|Kim Osei)/).waitFor()
  })

  it('approve and a new mail: nothing leaves, the text is kept, approving anyway is not offered', async () => {
    await shortAnswer(dana).fill('My own words.')
    await browsed.desk.receive({ subject: 'Re', text: 'Sorry, it was 99214.' }, { kind: 'join', caseId })
    await browsed.desk.draft(caseId)
    await approve(dana)
    await dana.getByRole('heading', { name: 'Nothing was sent' }).waitFor()
    await dana.getByText('Sorry, it was 99214.').waitFor()
    await dana.getByText('Approving your text anyway is not offered').waitFor()
    expect(await dana.getByRole('textbox', { name: 'Short answer' }).inputValue()).toBe('My own words.')
    await dana.getByRole('link', { name: 'Compare my text with what stands now' }).click()
    await dana.getByRole('heading', { name: /^Revision \d of/ }).waitFor()
    expect(await replies()).toEqual([])
  })

  it('edit and edit: both texts are kept, and who comes second is told while they write', async () => {
    await shortAnswer(dana).fill('Written by Dana.')
    await saved(dana)
    await shortAnswer(kim).fill('Written by Kim.')
    await kim
      .getByText(/Somebody saved a newer revision meanwhile.*kept as revision/)
      .first()
      .waitFor()
    expect(await headText()).toBe('Written by Dana.')
    const revisions = await listRevisionsOfCase(browsed.desk.pool, caseId)
    expect(revisions.map(({ operatorName, aside }) => [operatorName, aside])).toEqual([
      ['Kim Osei', true],
      ['Dana Ruiz', false],
      [null, false],
    ])
    await kim.getByRole('link', { name: 'Open the case as it is now' }).click()
    await kim.getByRole('link', { name: 'Compare, and use it if it is better' }).click()
    await kim.getByRole('button', { name: 'Use this text' }).click()
    await shortAnswer(kim).waitFor()
    expect(await headText()).toBe('Written by Kim.')
  })

  it('undo and send: one of them wins, and the other is told at what time', async () => {
    await leaveBehind(dana)
    await approve(dana)
    await dana.getByText('Undo and go back to editing').waitFor()
    const [reply] = await replies()
    await browsed.desk.pool.query('update replies set send_after = now() where id = $1', [reply?.id])
    await claimReply(browsed.desk.pool, reply?.id ?? 0, 'a sender')
    await dana
      .getByRole('button', { name: /^Undo the answer/ })
      .first()
      .click()
    await dana.getByText(/Already handed to the mail server at \d\d:\d\d:\d\d/).waitFor()
    expect((await findCase(browsed.desk.pool, caseId))?.state).toBe('sending')
  })

  it('undo and undo: the answer comes back once', async () => {
    await leaveBehind(dana)
    await approve(dana)
    await dana.getByText('Undo and go back to editing').waitFor()
    await kim.goto('/outbox')
    await kim.getByRole('button', { name: `Undo the answer to Q-${caseId}` }).click()
    await kim.getByRole('link', { name: `Q-${caseId}`, exact: true }).waitFor({ state: 'detached' })
    await dana.getByRole('button', { name: `Undo the answer to Q-${caseId}` }).click()
    await dana.getByText('was taken back already').waitFor()
    expect((await replies()).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('claim and steal: who writes goes on writing, and the text stays theirs', async () => {
    await dana.getByRole('button', { name: /^Take it/ }).click()
    await dana
      .getByText(/Yours|by you/i)
      .first()
      .waitFor()
    await kim.reload()
    await kim.getByRole('button', { name: /^Take it/ }).click()
    await shortAnswer(dana).fill('Written after the claim was stolen.')
    await saved(dana)
    expect(await headText()).toBe('Written after the claim was stolen.')
  })

  it('redraft and edit: the text of the reviewer is kept beside the new draft', async () => {
    await dana.getByRole('button', { name: 'Redraft with the data of today' }).click()
    await dana.getByRole('heading', { name: /^Revision 2 of/ }).waitFor()
    await shortAnswer(kim).fill('Written on the old draft.')
    await kim
      .getByText(/kept as revision 3/)
      .first()
      .waitFor()
    expect(await findLatestDraft(browsed.desk.pool, caseId)).toMatchObject({ revision: 2, operatorId: null })
  })

  it('an expired session: the text is saved, and signing in leads back to it', async () => {
    await browsed.desk.pool.query(
      `update sessions set last_used_at = now() - interval '1 day' where operator_id = $1`,
      [browsed.desk.dana.id],
    )
    await shortAnswer(dana).fill('Written while I was away.')
    await dana
      .getByText(/Saved as revision 2; your session has ended/)
      .first()
      .waitFor()
    await shortAnswer(dana).fill('Written while I was away, and more.')
    await approve(dana)
    await dana.getByRole('heading', { name: 'Your text is saved' }).waitFor()
    expect(await headText()).toBe('Written while I was away, and more.')
    expect(await replies()).toEqual([])
    await dana.getByRole('link', { name: 'Sign in and go on' }).click()
    expect(new URL(dana.url()).pathname + new URL(dana.url()).search).toContain(
      `/cases/Q-${caseId}`.replaceAll('/', '%2F'),
    )
  })

  it('a page that is left in the middle of a word saves it', async () => {
    await shortAnswer(dana).pressSequentially('Half a sente')
    await dana.goto('/queue')
    await expect.poll(headText).toContain('Half a sente')
  })

  it('no page has thrown', () => {
    expect(browsed.faults).toEqual([])
  })
})
