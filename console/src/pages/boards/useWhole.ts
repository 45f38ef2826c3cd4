import { computed, ref, type Ref, shallowRef, watch } from 'vue'
import { subjectKey } from './model'
import { readWhole, type Wanted } from './reading'
import { type Shown, wholeBoard } from './shown'

/** The part of a board that was fetched, or all its rows once somebody asks for them, or for one that is not in the part. */
export function useWhole(
  part: Ref<Shown | undefined>,
  { wanted, wantedKey }: { wanted: Ref<Wanted | undefined>; wantedKey: Ref<string> },
  asks: { all: Ref<boolean>; subject: Ref<string | undefined> },
) {
  const whole = shallowRef<Shown>()
  const failed = ref(false)
  /** A correction makes another board of the same name. */
  const version = computed(() => `${wantedKey.value} ${part.value?.published?.hash ?? ''}`)
  watch(version, () => {
    whole.value = undefined
    failed.value = false
  })
  const wantsWhole = computed(() => {
    const it = part.value
    if (!it || it.all || it.live) return false
    const isThere = [...it.listed, ...it.after].some((each) => subjectKey(each.subject) === asks.subject.value)
    return asks.all.value || (asks.subject.value !== undefined && !isThere)
  })
  watch([wantsWhole, version], async () => {
    if (!wantsWhole.value || !wanted.value || whole.value) return
    const [of, board] = [version.value, wanted.value]
    try {
      const all = await readWhole(board, AbortSignal.timeout(60_000))
      if (of === version.value) whole.value = wholeBoard(all, board.end)
    } catch {
      if (of === version.value) failed.value = true
    }
  }, { immediate: true })

  return { shown: computed(() => whole.value ?? part.value), failed }
}
