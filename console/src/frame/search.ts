import type { RouteLocationRaw } from 'vue-router'
import { type Body, bodiesOf } from '@/api/bodies'
import { api, got } from '@/api/client'
import { me } from '@/session'

export type Where = 'estate' | 'body' | 'project' | 'complaint'

export interface Hit {
  where: Where
  key: string
  name: string
  /** What tells it from others of the same name. */
  more?: string
  to: RouteLocationRaw
}

export interface Found {
  hits: Hit[]
  /** Where nothing could be asked. */
  silent: Where[]
}

const MOST = 5
/** The shortest that a search among complaints takes. */
const SHORTEST = 2

let kept: { reader: string; bodies: Promise<Body[]> } | undefined

/** Few and seldom changed, so they are fetched once for a reader and looked through here. */
function allBodies(): Promise<Body[]> {
  const reader = me.value?.id ?? ''
  if (kept?.reader !== reader) {
    const signal = new AbortController().signal
    const bodies = Promise.all([bodiesOf('county', signal), bodiesOf('street', signal)]).then((all) => all.flat())
    kept = { reader, bodies }
    bodies.catch(() => {
      kept = undefined
    })
  }
  return kept.bodies
}

const searches: Record<Where, (q: string, signal: AbortSignal) => Promise<Hit[]>> = {
  async estate(q, signal) {
    const page = await got(api.GET('/api/v1/estates', { params: { query: { q, limit: MOST } }, signal }))
    return page.items.map((it) => ({
      where: 'estate',
      key: it.estateId,
      name: it.name,
      more: it.company.name,
      to: { name: 'complaints', query: { estate: it.estateId } },
    }))
  },
  async body(q) {
    const found = (await allBodies()).filter((it) => it.name.includes(q)).slice(0, MOST)
    return found.map((it) => ({
      where: 'body',
      key: it.code,
      name: it.name,
      to: { name: 'complaints', query: it.level === 'county' ? { county: it.code } : { street: it.code } },
    }))
  },
  async project(q, signal) {
    const page = await got(api.GET('/api/v1/projects', { params: { query: { q, limit: MOST } }, signal }))
    return page.items.map((it) => ({
      where: 'project',
      key: it.id,
      name: it.name,
      more: it.countyName,
      to: { name: 'wall', query: { project: it.id } },
    }))
  },
  async complaint(q, signal) {
    if ([...q].length < SHORTEST) return []
    const query = { q, limit: MOST, order: 'newest' as const }
    const page = await got(api.GET('/api/v1/complaints', { params: { query }, signal }))
    return page.items.map((it) => ({
      where: 'complaint',
      key: it.ticketNo,
      name: it.title,
      more: it.ticketNo,
      to: { name: 'complaints', params: { ticketNo: it.ticketNo } },
    }))
  },
}

/** Everywhere at once; one place that does not answer keeps nothing of the others back. */
export async function search(q: string, signal: AbortSignal): Promise<Found> {
  const places = Object.keys(searches) as Where[]
  const answers = await Promise.allSettled(places.map((place) => searches[place](q, signal)))
  const found: Found = { hits: [], silent: [] }
  answers.forEach((answer, at) => {
    if (answer.status === 'fulfilled') found.hits.push(...answer.value)
    else found.silent.push(places[at]!)
  })
  return found
}
