import type { Ref } from 'vue'
import { api } from '@/api/client'
import { useRecord } from '@/api/record'
import { refreshOn } from '@/stream'

/** One letter, and the acts on it. */
export function useNotice(id: Ref<string | undefined>) {
  const record = useRecord(
    id,
    (id, signal) => api.GET('/api/v1/notices/{id}', { params: { path: { id } }, signal }),
    (it) => it.title,
  )
  refreshOn(['duban.notice.'], record.refresh)
  return record
}

export type OpenNotice = ReturnType<typeof useNotice>
