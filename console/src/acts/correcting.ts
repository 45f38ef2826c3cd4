import type { Read } from '@/api/record'
import { became } from '@/text/became'
import type { Act, Field } from './form'

/**
 * A correction that rests on what its reader saw; once somebody was first, it says which fields are others by now.
 *
 * @param make the correction of what was read
 * @param read what it is by now
 */
export function correcting<T>(seen: Read<T>, make: (it: Read<T>) => Act, read: () => Promise<Read<T>>): Act {
  const act = make(seen)
  return {
    ...act,
    again: async () => {
      const now = correcting(await read(), make, read)
      return { act: now, since: differences(act, now) }
    },
  }
}

/** The fields with which a form would begin otherwise: 名称：一号小区 → 1号小区. */
function differences(before: Act, now: Act): string[] {
  return now.fields
    .filter((it) => (before.initial[it.name] ?? '') !== (now.initial[it.name] ?? ''))
    .map((it) => became(it.label, shown(it, before), shown(it, now)))
}

function shown(field: Field, act: Act): string {
  const value = act.initial[field.name] ?? ''
  return field.options?.find((it) => it.value === value)?.label ?? value
}
