import { api, got, send } from '@/api/client'
import { asProblem, type FieldError, Problem, problemOf } from '@/api/problem'
import { eventsOf } from '@/stream/lines'
import { firstDay } from '../boards/period'
import { type Raised, type Simulation, within } from './outcome'

const YAML = 'application/yaml'
const EVENTS = 'text/event-stream'
/** Milliseconds that a simulation may take, of a city of many years. */
const LONGEST_TRIAL = 120_000
const LONGEST_LIST = 200
/** More pages of measures than these are not added up in a browser. */
const MOST_PAGES = 25

/** The text of an edition, as it was adopted; without a day the one adopted last. */
export async function readText(on: string | undefined, signal: AbortSignal): Promise<string> {
  const query = on === undefined ? {} : { on }
  const call = api.GET('/api/v1/rulebook', { params: { query }, headers: { Accept: YAML }, parseAs: 'text', signal })
  return (await got(call)) as string
}

/** What is wrong with a text, or what kept it from being looked at. */
export interface Verdict {
  errors: FieldError[]
  problem?: Problem
}

export async function validate(text: string, signal: AbortSignal): Promise<Verdict> {
  const call = api.POST('/api/v1/rulebook/validation', {
    body: text,
    bodySerializer: (body) => body as string,
    headers: { 'Content-Type': YAML },
    signal,
  })
  try {
    await got(call)
    return { errors: [] }
  } catch (thrown) {
    const problem = asProblem(thrown)
    return problem.errors.length > 0 ? { errors: problem.errors } : { errors: [], problem }
  }
}

export function adopt(text: string): Promise<unknown> {
  return got(
    api.PUT('/api/v1/rulebook', {
      body: text,
      bodySerializer: (body) => body as string,
      headers: { 'Content-Type': YAML },
    }),
  )
}

/** A simulation with what has been raised in its months; that is undefined where it cannot be told. */
export interface Tried {
  simulation: Simulation
  raised?: Raised[]
}

/** How far a simulation is. */
export interface Progress {
  /** Boards that have been looked at. */
  done: number
  /** Boards that there are. */
  of: number
}

/**
 * Tries a rulebook.
 *
 * @param heard called each time it is farther
 */
export async function simulate(
  text: string,
  from: string,
  to: string,
  signal: AbortSignal,
  heard: (progress: Progress) => void,
): Promise<Tried> {
  const [simulation, raised] = await Promise.all([
    simulated({ rulebook: text, from, to }, signal, heard),
    readRaised(from, to, signal).catch(() => undefined),
  ])
  return raised ? { simulation, raised } : { simulation }
}

async function simulated(question: object, signal: AbortSignal, heard: (progress: Progress) => void): Promise<Simulation> {
  const call = new Request(new URL('/api/v1/simulations', location.origin), {
    method: 'POST',
    headers: { Accept: `${EVENTS}, application/problem+json`, 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  })
  try {
    const answer = await send(call, LONGEST_TRIAL)
    if (!answer.ok || answer.body === null) throw problemOf(answer, await answer.json().catch(() => undefined))
    for await (const { event, data } of eventsOf(answer.body)) {
      if (event === 'simulation') return JSON.parse(data) as Simulation
      if (event === 'progress') heard(JSON.parse(data) as Progress)
    }
  } catch (thrown) {
    throw asProblem(thrown)
  }
  throw new Problem('unavailable', 0, 'broken-off', '')
}

/**
 * What has been raised for the periods of some months. The newest come first, and what was raised before
 * the first of the months began cannot be for any of them.
 */
export async function readRaised(from: string, to: string, signal: AbortSignal): Promise<Raised[] | undefined> {
  const found: Raised[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { state: 'raised' as const, order: 'newest' as const, limit: LONGEST_LIST, ...(cursor && { cursor }) }
    const answer = await got(api.GET('/api/v1/escalations', { params: { query }, signal }))
    found.push(...answer.items.filter((each) => within(each.period, from, to)))
    cursor = answer.next
    const last = answer.items.at(-1)
    if (!cursor || (last && last.raisedOn < firstDay(from))) return found
  }
  return undefined
}
