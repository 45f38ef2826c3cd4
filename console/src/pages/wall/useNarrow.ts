import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is as narrow as a phone's. */
export function useNarrow(most = 700): Ref<boolean> {
  const query = matchMedia(`(max-width: ${most}px)`)
  const narrow = ref(query.matches)
  const hear = (event: MediaQueryListEvent) => (narrow.value = event.matches)
  query.addEventListener('change', hear)
  onScopeDispose(() => query.removeEventListener('change', hear))
  return narrow
}
