import { computed, onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { today } from '@/overview'
import { may } from '@/session'
import type { clauses as clausesOf } from './clauses'
import { changed, contradictions as contradictionsOf, type Edits, nextMonth, nextText, readEdits, writtenEdits } from './draft'
import type { Parameter } from './parameters'
import { fault } from './places'
import { validate, type Verdict } from './reading'
import type { RulebookSource, Value } from './source'

const PAUSE = 500

/** What would be changed of the rulebook, and what its check says of that. */
export function useDraft(source: Ref<RulebookSource | undefined>, parameters: Ref<Parameter[]>, clauses: Ref<ReturnType<typeof clausesOf>>) {
  const route = useRoute()
  const router = useRouter()

  /** They stand in the address, so that whoever may not adopt them hands them on to somebody who may. */
  const written = computed(() => route.query.set)
  const edits = computed(() => readEdits(written.value, parameters.value))
  const write = (next: Edits) => void router.replace({ query: { ...route.query, set: writtenEdits(next) } })
  const changes = computed(() => changed(parameters.value, edits.value))
  const contradictions = computed(() => contradictionsOf(clauses.value, edits.value).filter((each) => edits.value.has(each.parameter.pointer)))
  function set(all: Parameter[], value: Value) {
    const next = new Map(edits.value)
    for (const { pointer, value: before } of all) {
      if (before === value) next.delete(pointer)
      else next.set(pointer, value)
    }
    write(next)
  }

  /** The first of the next month, until somebody says another day. */
  const saidFrom = ref<string>()
  const effectiveFrom = computed({ get: () => saidFrom.value ?? nextMonth(today.value), set: (day) => (saidFrom.value = day) })
  const text = (from: string, basis: string) => nextText(source.value!, parameters.value, edits.value, from, basis)
  function clear() {
    write(new Map())
    saidFrom.value = undefined
  }

  const verdict = shallowRef<Verdict>()
  const validating = ref(false)
  let asking: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  function stop() {
    asking?.abort()
    clearTimeout(timer)
  }
  function review() {
    stop()
    verdict.value = undefined
    validating.value = changes.value.length > 0 && effectiveFrom.value !== '' && may('validateRulebook')
    if (validating.value) timer = setTimeout(check, PAUSE)
  }
  async function check() {
    const mine = new AbortController()
    asking = mine
    const found = await validate(text(effectiveFrom.value, ''), mine.signal)
    if (mine.signal.aborted) return
    verdict.value = found
    validating.value = false
  }
  watch([edits, effectiveFrom], review, { immediate: true })
  onScopeDispose(stop)
  const faults = computed(() => (source.value ? (verdict.value?.errors ?? []).map((error) => fault(error, source.value!, parameters.value)) : []))
  const wrong = computed(() => new Set((verdict.value?.errors ?? []).map((error) => error.pointer)))

  return { edits, changes, contradictions, set, clear, effectiveFrom, text, verdict, validating, faults, wrong }
}
