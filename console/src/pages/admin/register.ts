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

export function codeField(name: string): Act['fields'][number] {
  const t = textOf('registers')
  return { name, label: t.code, kind: 'text', required: true, max: 64, hint: t.codeHint }
}
