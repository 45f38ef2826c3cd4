import { computed, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import type { Complaint } from './model'
import type { StoryEntry } from './story'

const MOST = 6

/** Names of the estates that a story speaks of; those that cannot be had are left out. */
export function useEstateNames(complaint: Ref<Complaint>, story: Ref<StoryEntry[]>) {
  const wanted = computed(() =>
    [...new Set(story.value.flatMap((it) => [it.from, it.to]))]
      .filter((it): it is string => it !== undefined && it !== complaint.value.estateId)
      .slice(0, MOST),
  )
  const { data } = useLoad(
    async (signal) =>
      new Map(
        await Promise.all(
          wanted.value.map(async (estateId): Promise<[string, string | undefined]> => {
            const found = got(api.GET('/api/v1/estates/{estateId}', { params: { path: { estateId } }, signal }))
            return [estateId, await found.then((it) => it.name).catch(() => undefined)]
          }),
        ),
      ),
    [() => wanted.value.join()],
  )
  return (estateId: string | undefined): string | undefined =>
    estateId === undefined
      ? undefined
      : estateId === complaint.value.estateId
        ? complaint.value.estateName
        : data.value?.get(estateId)
}
