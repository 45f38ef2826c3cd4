import { onScopeDispose, ref, type Ref } from 'vue'

/** Seconds that are left, counted down to none. */
export function useCountdown(): { left: Ref<number>; start: (seconds: number) => void } {
  const left = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function start(seconds: number) {
    clearInterval(timer)
    // By the clock, so that a sleeping tab does not wait longer than it has to.
    const end = Date.now() + seconds * 1000
    const tick = () => {
      left.value = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      if (left.value === 0) clearInterval(timer)
    }
    tick()
    timer = setInterval(tick, 250)
  }
  onScopeDispose(() => clearInterval(timer))
  return { left, start }
}
