import { correcting } from '@/acts/correcting'
import type { Act, Field, Values } from '@/acts/form'
import { api, got } from '@/api/client'
import type { Body } from '@/api/bodies'
import { AS_NEW, type Read, readOf, type Rests } from '@/api/record'
import type { components } from '@/api/schema'
import { textOf } from '@/text'
import { codeField, registering, type Estate } from './register'

type NewEstate = components['schemas']['NewEstate']

/** What a form about an estate has to know. */
export interface Places {
  streets: readonly Body[]
  /** Tells counties by their codes, for streets of one name. */
  nameOf: (code: string) => string
}

/** What is missing of an estate although it may be: a count of households, and whom a letter would replace. */
export function missingOf(estate: Pick<Estate, 'households' | 'manager'>): ('noHouseholds' | 'noManager')[] {
  return [
    ...(estate.households === 0 ? (['noHouseholds'] as const) : []),
    ...(estate.manager ? [] : (['noManager'] as const)),
  ]
}

function fields({ streets, nameOf }: Places): Field[] {
  const t = textOf('registers')
  const options = streets.map((it) => ({ value: it.code, label: [it.parent && nameOf(it.parent), it.name].filter(Boolean).join(' ') }))
  return [
    { name: 'name', label: t.name, kind: 'text', required: true, max: 100 },
    { name: 'street', label: t.estates.street, kind: 'choice', required: true, options },
    { name: 'households', label: t.estates.households, kind: 'number', required: true, min: 0, max: 1_000_000 },
    { name: 'company/id', label: t.estates.companyId, kind: 'text', required: true, max: 64, hint: t.estates.companyIdHint },
    { name: 'company/name', label: t.estates.companyName, kind: 'text', required: true, max: 100 },
    { name: 'manager/name', label: t.estates.manager, kind: 'text', max: 100 },
  ]
}

const put = (estateId: string, body: NewEstate, header: Rests) =>
  got(api.PUT('/api/v1/estates/{estateId}', { params: { path: { estateId }, header }, body }))

export const readEstate = (estateId: string) => readOf(api.GET('/api/v1/estates/{estateId}', { params: { path: { estateId } } }))

/**
 * @param name that is known already, such as of an estate that a search did not find
 * @param tell hears what the estate is called that was registered
 */
export function estateRegistration(places: Places, name: string, tell: (name: string) => void): Act {
  const t = textOf('registers')
  return {
    label: t.estates.register,
    note: t.estates.registerWhat,
    fields: [codeField('estateId'), ...fields(places)],
    initial: { name, street: '' },
    send: (body) => {
      const { estateId, ...estate } = body as NewEstate & { estateId: string }
      return registering(
        '/estateId',
        estateId,
        async () => (await readEstate(estateId)).it,
        () => put(estateId, estate, AS_NEW).then((made) => tell(made.name)),
      )
    },
  }
}

export function estateCorrection(seen: Read<Estate>, places: Places, tell: (name: string) => void): Act {
  return correcting(seen, (it) => correction(it, places, tell), () => readEstate(seen.it.estateId))
}

function correction({ it: estate, rests }: Read<Estate>, places: Places, tell: (name: string) => void): Act {
  return {
    label: textOf('registers').correct,
    subject: estate.name,
    of: estate.estateId,
    fields: fields(places),
    initial: {
      name: estate.name,
      street: estate.street,
      households: String(estate.households),
      'company/id': estate.company.id,
      'company/name': estate.company.name,
      'manager/name': estate.manager?.name ?? '',
    },
    consequence: (values) => estateConsequence(estate, values),
    send: async (body) => {
      tell((await put(estate.estateId, body as NewEstate, rests)).name)
      return 'done'
    },
  }
}

/** What counts go by once the estate is corrected so; empty where they go by what they went by. */
export function estateConsequence(estate: Estate, values: Values): string {
  const t = textOf('registers')
  const changed = (name: string, was: string) => (values[name] ?? '').trim() !== '' && values[name]!.trim() !== was
  const street = changed('street', estate.street)
  const company = changed('company/id', estate.company.id)
  const households = changed('households', String(estate.households))
  const what = [street && t.estates.changed.street, company && t.estates.changed.company, households && t.estates.changed.households]
  const named = what.filter(Boolean).join(t.and)
  if (!named) return ''
  const parts = [t.estates.counts(named), (street || company) && t.estates.earlier, company && t.estates.anew]
  return parts.filter(Boolean).join(t.comma) + t.stop
}
