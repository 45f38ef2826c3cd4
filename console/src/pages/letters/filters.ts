import { textOf } from '@/text'
import type { Measure } from './model'
import type { InboxTab, OfficeTab, Tab } from './tabs'
import { INBOX_TABS, OFFICE_TABS } from './tabs'

/** What the page's address says besides the letter that is open: the tab and the filters. */
export interface LetterQuery {
  /** The tab, by the kind of work that waits. */
  work?: Tab
  kind?: string
  measure?: Measure
  period?: string
  addressee?: string
}

export const KINDS = [
  '约谈通知书',
  '更换项目经理通知',
  '黑榜通报',
  '督导整改通知',
  '约谈提醒',
  '追责移送',
  '黄牌警告',
  '通报',
  '提示函',
  '督办函',
  '问责建议函',
  '通报批评',
  '纪委监委移交函',
  '撤销通知',
] as const

export type Kind = (typeof KINDS)[number]

const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/
const PERIOD = /^[0-9]{4}-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)$/

type Raw = Record<string, unknown>

/** Reads an address; what it cannot mean is passed over, so that an old link opens the page. */
export function readLetterQuery(raw: Raw): LetterQuery {
  const query: LetterQuery = {}
  const work = word(raw.work)
  if (isTab(work)) query.work = work
  const kind = word(raw.kind)
  if (KINDS.some((it) => it === kind)) query.kind = kind
  const measure = word(raw.measure)
  if (isMeasure(measure)) query.measure = measure
  const period = word(raw.period)
  if (period !== undefined && PERIOD.test(period)) query.period = period
  const addressee = word(raw.addressee)
  if (addressee !== undefined && IDENTIFIER.test(addressee)) query.addressee = addressee
  return query
}

export function writeLetterQuery(query: LetterQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((it): it is [string, string] => typeof it[1] === 'string' && it[1] !== ''),
  )
}

/** The tab that another page's link means: an addressee finds all its work in one. */
export function tabOf(query: LetterQuery, office: boolean): Tab {
  const tabs: readonly Tab[] = office ? OFFICE_TABS : INBOX_TABS
  return query.work !== undefined && tabs.includes(query.work) ? query.work : office ? 'signature' : 'todo'
}

function isMeasure(word: string | undefined): word is Measure {
  return word !== undefined && Object.hasOwn(textOf('words').measures, word)
}

function isTab(word: string | undefined): word is OfficeTab | InboxTab {
  return [...OFFICE_TABS, ...INBOX_TABS].some((it) => it === word)
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
