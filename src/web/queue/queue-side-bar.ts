import { COUNTED, type ViewKey } from '../../store/cases/case-list.ts'
import type { SavedSearch } from '../../store/cases/saved-searches.ts'
import type { MyDay } from './my-day.ts'
import { queueHref } from './queue-address.ts'
import { MACHINE_MAIL, QUEUE_VIEWS } from './queue-views.ts'

export type Tab = { key: string; title: string; count: string; some: boolean; here: boolean }

/** What stands beside every list: the views with what they hold, and the searches somebody saved. */
export type SideBar = {
  tabs: Tab[]
  saved: { id: number; name: string; href: string; here: boolean }[]
  myDay: MyDay | null
}

/** The side bar; `here` is the view that is shown, or null where a search is. */
export function composeSideBar(
  counts: ReadonlyMap<ViewKey, number>,
  machineMail: number,
  saved: readonly SavedSearch[],
  here: string | null,
  q: string,
  myDay: MyDay | null,
): SideBar {
  const tabs = QUEUE_VIEWS.map(({ key, title }) => tab(key, title, counts.get(key) ?? 0, here))
  return {
    tabs: [...tabs, tab(MACHINE_MAIL.key, MACHINE_MAIL.title, machineMail, here)],
    saved: saved.map(({ id, name, query }) => ({ id, name, href: queueHref({ q: query }), here: query === q })),
    myDay,
  }
}

function tab(key: string, title: string, count: number, here: string | null): Tab {
  return { key, title, count: countInWords(count), some: count > 0, here: key === here }
}

/** `7`, `1,000+`. */
export function countInWords(count: number): string {
  return count >= COUNTED ? `${COUNTED.toLocaleString('en-US')}+` : String(count)
}
