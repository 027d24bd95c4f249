/** The opening tag of every form that changes something. Texts are escaped, so none of them can look like one. */
const FORM = /<form\b[^>]*\bmethod="post"[^>]*>/g

/** Whether a page has a form that changes something. */
export const hasForm = (page: string): boolean => page.search(FORM) !== -1

/** The page with the token of the session in each of its forms: here, so that no form can be without. */
export function addFormToken(page: string, token: string): string {
  return page.replace(FORM, (form) => `${form}<input type="hidden" name="form_token" value="${token}">`)
}
