import type { Act, Field, Outcome } from '@/acts/form'
import { Problem } from '@/api/problem'
import type { Read } from '@/api/record'
import type { components } from '@/api/schema'
import { textOf } from '@/text'

type Schemas = components['schemas']
export type Estate = Schemas['Estate']

const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/

/** What is wrong with a field, as the system would say it. */
export function fault(pointer: string, detail: string): Problem {
  return new Problem('invalid', 422, 'invalid-input', '', [{ pointer, code: 'refused', detail }])
}

/**
 * Sends what registers something new. Without a word the system would take it for a correction of what has the
 * code already.
 *
 * @param has what has the code, by its name
 * @param put refused where something else has it
 */
export async function registering(
  pointer: string,
  code: string,
  has: () => Promise<{ name: string }>,
  put: () => Promise<unknown>,
): Promise<Outcome> {
  const t = textOf('registers')
  // An address would be made of anything else, and that of another call of a few.
  if (!IDENTIFIER.test(code)) throw fault(pointer, t.codeWrong)
  try {
    await put()
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 412) throw thrown
    throw fault(pointer, t.codeTaken((await has()).name))
  }
  return 'done'
}

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
    .map((it) => textOf('registers').became(it.label, shown(it, before), shown(it, now)))
}

function shown(field: Field, act: Act): string {
  const value = act.initial[field.name] ?? ''
  return field.options?.find((it) => it.value === value)?.label ?? (value || '–')
}

export function codeField(name: string): Act['fields'][number] {
  const t = textOf('registers')
  return { name, label: t.code, kind: 'text', required: true, max: 64, hint: t.codeHint }
}
