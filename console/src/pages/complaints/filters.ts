export const COMPLAINT_TABS = ['all', 'unattributed', 'appeals', 'overdue'] as const
export type ComplaintTab = (typeof COMPLAINT_TABS)[number]

export const STATUSES = ['registered', 'dispatched', 'resolved', 'written-off'] as const
export type Status = (typeof STATUSES)[number]

/** What the page's address says besides the complaint that is open. */
export interface ComplaintQuery {
  /** The tab. */
  view?: ComplaintTab
  q?: string
  status?: Status
  category?: string
  county?: string
  street?: string
  estate?: string
  month?: string
  from?: string
  to?: string
}

/** What the list of complaints is asked. */
export interface ListAsked {
  q?: string
  status?: Status
  category?: string
  county?: string
  street?: string
  estate?: string
  month?: string
  from?: string
  to?: string
  overdue?: boolean
  appeal?: 'open'
  order: 'newest' | 'due'
}

const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/
const CATEGORY = /^[A-Za-z0-9._-]{1,64}$/
const MONTH = /^[0-9]{4}-(0[1-9]|1[0-2])$/
const DATE = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/
const SHORTEST_SEARCH = 2
const LONGEST_SEARCH = 100

/** Reads an address; what it cannot mean is passed over. */
export function readComplaintQuery(raw: Record<string, unknown>): ComplaintQuery {
  const view = COMPLAINT_TABS.find((it) => it === raw.view)
  const status = STATUSES.find((it) => it === raw.status)
  return {
    view,
    status,
    ...pick('q', raw.q, (it) => isSearch(it)),
    ...pick('category', raw.category, (it) => CATEGORY.test(it)),
    ...pick('county', raw.county, (it) => IDENTIFIER.test(it)),
    ...pick('street', raw.street, (it) => IDENTIFIER.test(it)),
    ...pick('estate', raw.estate, (it) => IDENTIFIER.test(it)),
    ...pick('month', raw.month, (it) => MONTH.test(it)),
    ...pick('from', raw.from, (it) => DATE.test(it)),
    ...pick('to', raw.to, (it) => DATE.test(it)),
  }
}

export function writeComplaintQuery(query: ComplaintQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((it): it is [string, string] => typeof it[1] === 'string' && it[1] !== ''),
  )
}

/** A search has two characters at least: one finds half of the city. */
export function isSearch(text: string): boolean {
  const length = [...text.trim()].length
  return length >= SHORTEST_SEARCH && length <= LONGEST_SEARCH
}

/** What runs out of time comes first, unless what is done is asked for, too. */
export function askedOf(query: ComplaintQuery): ListAsked {
  const { q, status, category, county, street, estate, month, from, to, view } = query
  const done = status === 'resolved' || status === 'written-off'
  const searching = q !== undefined
  return {
    q: q?.trim(),
    status,
    category,
    county,
    street,
    estate,
    month,
    from,
    to,
    overdue: view === 'overdue' ? true : undefined,
    appeal: view === 'appeals' ? 'open' : undefined,
    order: done || searching || view === 'appeals' ? 'newest' : 'due',
  }
}

function pick<K extends string>(key: K, value: unknown, fits: (text: string) => boolean): Partial<Record<K, string>> {
  return typeof value === 'string' && fits(value) ? ({ [key]: value } as Record<K, string>) : {}
}
