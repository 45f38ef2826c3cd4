import { correcting } from '@/acts/correcting'
import type { Act, Field, Values } from '@/acts/form'
import { api, got } from '@/api/client'
import { type Body, type BodyLevel } from '@/api/bodies'
import { Problem } from '@/api/problem'
import { AS_NEW, type Read, readOf, type Rests } from '@/api/record'
import type { components } from '@/api/schema'
import { textOf } from '@/text'
import { codeField, registering } from './register'

type NewBody = components['schemas']['NewBody']

export const LEVELS: readonly BodyLevel[] = ['city', 'county', 'street', 'department', 'taskforce']

/** What a form about bodies has to know of the others. */
export interface Register {
  cities: readonly Body[]
  counties: readonly Body[]
  streets: readonly Body[]
  /** Kinds of streets that the rulebook knows. */
  streetKinds: readonly string[]
}

/** The bodies that one of a level may lie under. */
export function above(level: string | undefined, register: Register): readonly Body[] {
  if (level === 'street') return register.counties
  if (level === 'city' || level === 'county') return register.cities
  return [...register.cities, ...register.counties, ...register.streets]
}

function fields(): Field[] {
  const t = textOf('registers')
  return [
    { name: 'level', label: t.bodies.level, kind: 'choice', required: true, options: LEVELS.map((it) => ({ value: it, label: t.bodies.levels[it] })) },
    { name: 'name', label: t.name, kind: 'text', required: true, max: 100 },
    { name: 'parent', label: t.bodies.parent, kind: 'choice', options: [] },
    { name: 'kind', label: t.bodies.kind, kind: 'text', max: 20, hint: t.bodies.kindHint },
  ]
}

/** What the level makes of a field. @param now the body above as it is, though it may not be registered itself */
export function byLevel(register: Register, now?: string) {
  return (field: Field, values: Values): Field => {
    const isStreet = values.level === 'street'
    if (field.name === 'parent') {
      const options = above(values.level, register).map((it) => ({ value: it.code, label: it.name }))
      const unknown = now !== undefined && !isStreet && !options.some((it) => it.value === now)
      return { ...field, required: isStreet, options: unknown ? [...options, { value: now, label: now }] : options }
    }
    if (field.name !== 'kind' || !isStreet) return field
    const options = register.streetKinds.map((it) => ({ value: it, label: it }))
    return options.length > 0 ? { ...field, required: true, kind: 'choice', options } : { ...field, required: true }
  }
}

/** Here a conflict is one with what hangs on the body, which only another input can mend. */
async function put(code: string, body: NewBody, header: Rests): Promise<Body> {
  try {
    return await got(api.PUT('/api/v1/bodies/{code}', { params: { path: { code }, header }, body }))
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 409) throw thrown
    throw new Problem('invalid', thrown.status, thrown.code, thrown.detail, thrown.errors)
  }
}

export const readBody = (code: string) => readOf(api.GET('/api/v1/bodies/{code}', { params: { path: { code } } }))

/** @param tell hears what the body is called that was registered */
export function bodyRegistration(register: Register, tell: (name: string) => void): Act {
  return {
    label: textOf('registers').bodies.register,
    fields: [codeField('code'), ...fields()],
    // Of all bodies there are most streets.
    initial: { level: 'street', parent: '', kind: '' },
    adapt: byLevel(register),
    send: (sent) => {
      const { code, ...body } = sent as NewBody & { code: string }
      return registering(
        '/code',
        code,
        async () => (await readBody(code)).it,
        () => put(code, body, AS_NEW).then((made) => tell(made.name)),
      )
    },
  }
}

export function bodyCorrection(seen: Read<Body>, register: Register, tell: (name: string) => void): Act {
  return correcting(seen, (it) => correction(it, register, tell), () => readBody(seen.it.code))
}

function correction({ it: body, rests }: Read<Body>, register: Register, tell: (name: string) => void): Act {
  return {
    label: textOf('registers').correct,
    subject: body.name,
    of: body.code,
    fields: fields(),
    initial: { level: body.level, name: body.name, parent: body.parent ?? '', kind: body.kind ?? '' },
    adapt: byLevel(register, body.parent),
    consequence: (values) => bodyConsequence(body, values, register),
    send: async (sent) => {
      tell((await put(body.code, sent as NewBody, rests)).name)
      return 'done'
    },
  }
}

/** What follows the body once it is corrected so; empty where nothing does. */
export function bodyConsequence(body: Body, values: Values, register: Register): string {
  const t = textOf('registers').bodies
  if (values.level !== body.level) return t.levelChanges
  const county = register.counties.find((it) => it.code === values.parent)
  if (body.level === 'street' && county && county.code !== body.parent) return t.moves(body.name, county.name)
  const name = (values.name ?? '').trim()
  return name !== '' && name !== body.name ? t.renamed : ''
}
