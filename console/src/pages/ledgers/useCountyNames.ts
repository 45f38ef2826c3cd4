import { computed } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { allOf, LARGEST_PAGE } from '@/api/everyPage'
import { me } from '@/session'

export interface NamedBody {
  code: string
  name: string
}

const MOST = 2000

/** Bodies of a level as far as they are registered; a county reads its own alone. */
export async function bodiesOf(
  level: 'county' | 'street' | 'department',
  signal?: AbortSignal,
  parent?: string,
): Promise<NamedBody[]> {
  const ask = (cursor: string | undefined) =>
    got(api.GET('/api/v1/bodies', { params: { query: { level, parent, limit: LARGEST_PAGE, cursor } }, signal }))
  return (await allOf(ask, MOST)).items.map(({ code, name }) => ({ code, name }))
}

/** The counties, and the name of each. */
export function useCountyNames() {
  const load = useLoad((signal) => bodiesOf('county', signal))
  const own = computed(() => (me.value?.role === 'county' ? me.value.body : undefined))
  const counties = computed<NamedBody[]>(() =>
    own.value ? [{ code: own.value.id, name: own.value.name }] : (load.data.value ?? []),
  )
  const names = computed(() => new Map(counties.value.map((it) => [it.code, it.name])))
  return { counties, names, own }
}
