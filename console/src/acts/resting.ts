import { api, got } from '@/api/client'
import type { components } from '@/api/schema'
import { today } from '@/overview'
import { whoDid } from '@/people'
import type { Act } from './form'
import { changeInWords } from './history'

type Schemas = components['schemas']
type Project = Schemas['Project']
type Task = Schemas['Task']

/** An act on a project that rests on what its reader saw. */
export function onProject(seen: Project, make: (it: Project) => Act): Act {
  const params = { path: { id: seen.id } }
  return resting(seen, make, async () => got(api.GET('/api/v1/projects/{id}', { params })))
}

/** An act on a task that rests on what its reader saw. */
export function onTask(seen: Task, make: (it: Task) => Act): Act {
  const params = { path: { id: seen.id } }
  return resting(seen, make, async () => got(api.GET('/api/v1/tasks/{id}', { params })))
}

function resting<T extends Project | Task>(seen: T, make: (it: T) => Act, read: () => Promise<T>): Act {
  return {
    ...make(seen),
    of: seen.id,
    again: async () => {
      const now = await read()
      const since = now.history
        .filter((it) => it.version > seen.version)
        .map((it) => [whoDid(it.by, it.at), changeInWords(it, today.value)].filter(Boolean).join(' '))
      return { act: resting(now, make, read), since }
    },
  }
}
