import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem, type Problem } from '@/api/problem'
import { monthBefore } from '@/format/period'
import { today } from '@/overview'
import { may } from '@/session'
import { type Edits, triedText } from './draft'
import type { Parameter } from './parameters'
import { type Progress, readRaised, simulate, type Tried } from './reading'
import type { RulebookSource } from './source'

const MOST_MONTHS = 60

/** What the changes would have made of months that have closed, each time somebody tries them. */
export function useTrial(source: Ref<RulebookSource | undefined>, parameters: Ref<Parameter[]>, edits: Ref<Edits>, what: Ref<string>) {
  /** The months that can be tried: from the first that counts to the last that has closed. */
  const rankings = useLoad((signal) => got(api.GET('/api/v1/rankings', { signal })))
  const months = computed(() => {
    const first = String(source.value?.at(['closing', 'firstMonth']) ?? today.value.slice(0, 7))
    const closed = (rankings.data.value?.items ?? []).map((each) => each.latest ?? '').filter((each) => /^\d{4}-\d{2}$/.test(each)).sort().at(-1)
    const all: string[] = []
    for (let month = closed ?? monthBefore(today.value.slice(0, 7)); month >= first && all.length < MOST_MONTHS; month = monthBefore(month)) all.unshift(month)
    return all
  })
  const from = ref('')
  const to = ref('')
  watch(months, (all) => {
    if (!all.includes(to.value)) to.value = all.at(-1) ?? ''
    if (!all.includes(from.value)) from.value = all.at(-6) ?? all[0] ?? ''
  }, { immediate: true })

  /** What came about in the months, told beside the sentences before anything is tried. */
  const base = useLoad(
    async (signal) => (from.value && to.value && may('simulateRulebook') ? readRaised(from.value, to.value, signal) : undefined),
    [from, to],
  )

  const tried = shallowRef<Tried & { edits: Edits; what: string }>()
  const trying = ref(false)
  const progress = shallowRef<Progress>()
  const problem = shallowRef<Problem>()
  const left = new AbortController()
  onScopeDispose(() => left.abort())
  async function go() {
    if (!source.value) return
    const [asked, said] = [edits.value, what.value]
    trying.value = true
    problem.value = undefined
    try {
      const text = triedText(source.value, parameters.value, asked)
      const found = await simulate(text, from.value, to.value, left.signal, (it) => (progress.value = it))
      tried.value = { ...found, edits: asked, what: said }
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      trying.value = false
      progress.value = undefined
    }
  }
  const isOfTheseMonths = computed(() => tried.value?.simulation.from === from.value && tried.value?.simulation.to === to.value)
  const isStale = computed(() => tried.value !== undefined && (tried.value.edits !== edits.value || !isOfTheseMonths.value))

  return { months, from, to, base, tried, trying, progress, problem, go, isOfTheseMonths, isStale }
}
