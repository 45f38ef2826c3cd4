import { computed, ref, shallowRef, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem, type Problem } from '@/api/problem'
import { me } from '@/session'
import { refreshOn } from '@/stream'
import type { LetterQuery } from './filters'
import type { NoticeSummary } from './model'
import { type Asked, askedBy, askedLess, AUTOMATIC, belongsTo, type Count, HALF_SIGNED, type Tab } from './tabs'

/** Letters of a list that are read at a time. */
const PAGE = 100
/** Letters with one signature that are looked into for whose it is. */
const MOST_LOOKED_INTO = 20

interface Page {
  items: NoticeSummary[]
  next?: string
  /** Of the whole list, where the system could count it. */
  count?: number
}

type Filters = Pick<LetterQuery, 'kind' | 'measure' | 'period' | 'addressee'>

function read(asked: Asked, filters: Filters, signal?: AbortSignal, cursor?: string): Promise<Page> {
  const query = { ...given(filters), ...asked, cursor, limit: PAGE, count: cursor === undefined } as never
  return got(api.GET('/api/v1/notices', { params: { query }, signal }))
}

function given(filters: Filters): Filters {
  const { kind, measure, period, addressee } = filters
  return { kind, measure, period, addressee }
}

/** Of letters that one side has signed, those that the reader has. */
async function signedByReader(items: NoticeSummary[], signal: AbortSignal): Promise<Set<string>> {
  const looked = await Promise.all(
    items
      .slice(0, MOST_LOOKED_INTO)
      .map((it) => got(api.GET('/api/v1/notices/{id}', { params: { path: { id: it.id } }, signal }))),
  )
  return new Set(
    looked.filter((it) => it.signatures.some((signature) => signature.person === me.value?.name)).map((it) => it.id),
  )
}

/** The lists behind all tabs, each read once, so that every tab knows its number. */
export function useLists(tabs: readonly Tab[], filters: Ref<LetterQuery>, own: Ref<string | undefined>) {
  const office = tabs.includes('signature')
  const mine = ref(new Set<string>())

  const load = useLoad(
    async (signal) => {
      const asked = distinct([
        ...tabs.flatMap((tab) => [...askedBy(tab, own.value), ...askedLess(tab, own.value)]),
        ...(office ? [AUTOMATIC, HALF_SIGNED] : []),
      ])
      const pages = await Promise.all(asked.map((it) => read(it, filters.value, signal)))
      const halfSigned = pages[asked.indexOf(HALF_SIGNED)]
      if (halfSigned) mine.value = await signedByReader(halfSigned.items, signal)
      return new Map(asked.map((it, at) => [keyOf(it), pages[at] ?? { items: [] }]))
    },
    [() => JSON.stringify(given(filters.value)), own],
  )
  refreshOn(['duban.notice.'], load.reload)

  const more = ref(false)
  const moreProblem = shallowRef<Problem>()
  async function loadMore(tab: Tab) {
    const known = load.data.value
    if (known === undefined || more.value) return
    more.value = true
    moreProblem.value = undefined
    const asking = filters.value
    try {
      const longer = new Map(known)
      for (const asked of askedBy(tab, own.value)) {
        const page = known.get(keyOf(asked))
        if (page?.next === undefined) continue
        const next = await read(asked, asking, undefined, page.next)
        longer.set(keyOf(asked), { ...page, items: [...page.items, ...next.items], next: next.next })
      }
      // Lists that came meanwhile are of another filter, or newer.
      if (load.data.value === known) load.data.value = longer
    } catch (thrown) {
      moreProblem.value = asProblem(thrown)
    } finally {
      more.value = false
    }
  }

  const pages = (asked: Asked[]) =>
    asked.flatMap((it) => {
      const page = load.data.value?.get(keyOf(it))
      return page === undefined ? [] : [page]
    })
  const pagesOf = (tab: Tab) => pages(askedBy(tab, own.value))
  const all = (tab: Tab) => pagesOf(tab).flatMap((it) => it.items.filter((one) => belongsTo(tab, one, own.value)))
  const itemsOf = (tab: Tab): NoticeSummary[] =>
    tab === 'signature' ? all(tab).filter((it) => !mine.value.has(it.id)) : all(tab)
  const hasMore = (tab: Tab) => pagesOf(tab).some((it) => it.next !== undefined)

  function countOf(tab: Tab): Count | undefined {
    if (load.data.value === undefined) return undefined
    if (!hasMore(tab)) return { known: itemsOf(tab).length, more: false }
    const has = sum(pagesOf(tab))
    const less = sum(pages(askedLess(tab, own.value)))
    if (has === undefined || less === undefined) return { known: itemsOf(tab).length, more: true }
    return { known: has - less - (tab === 'signature' ? mine.value.size : 0), more: false }
  }

  return {
    ...load,
    more,
    moreProblem,
    loadMore,
    itemsOf,
    hasMore,
    countOf,
    /** Signed by the reader, waiting for the other task force. */
    signedByMe: computed(() => all('signature').filter((it) => mine.value.has(it.id))),
    automatic: computed(() => pages([AUTOMATIC]).flatMap((it) => it.items)),
  }
}

export type Lists = ReturnType<typeof useLists>

function keyOf(asked: Asked): string {
  return JSON.stringify([asked.state, asked.waitsFor, asked.overdue, asked.addressee, asked.order])
}

/** Of all the lists; nothing where one of them could not be counted. */
function sum(pages: Page[]): number | undefined {
  return pages.every((it) => it.count !== undefined) ? pages.reduce((all, it) => all + (it.count ?? 0), 0) : undefined
}

function distinct(asked: Asked[]): Asked[] {
  return [...new Map(asked.map((it) => [keyOf(it), it])).values()]
}
