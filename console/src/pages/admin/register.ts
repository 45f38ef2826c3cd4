import type { Act, Outcome } from '@/acts/form'
import { Problem } from '@/api/problem'
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
 * Sends what registers something new. The system would take it for a correction of what has the code already,
 * so that is asked first.
 *
 * @param has what has the code, by its name
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
  const there = await has().catch((thrown) => {
    // 405: a word of the paths, which the call below refuses at its field.
    if (thrown instanceof Problem && (thrown.status === 404 || thrown.status === 405)) return undefined
    throw thrown
  })
  if (there) throw fault(pointer, t.codeTaken(there.name))
  await put()
  return 'done'
}

export function codeField(name: string): Act['fields'][number] {
  const t = textOf('registers')
  return { name, label: t.code, kind: 'text', required: true, max: 64, hint: t.codeHint }
}
