import { shallowReactive, watch } from 'vue'
import { api, got } from '@/api/client'
import type { components } from '@/api/schema'
import { isOf, me } from '@/session'
import { textOf } from '@/text'

export type Actor = components['schemas']['Actor']

/** Ids that one call asks for at the most. */
const MOST = 50
/** Milliseconds after which a view asks anew, as a post may have changed. */
const FRESH = 600_000
const PERSON = 'person/'
const FIRST_KEY = 'admin'
/** An id that a call may ask for; one refused call would leave a whole view without names. */
const ID = /^(person\/[a-z0-9][a-z0-9._-]{1,63}|[A-Za-z0-9_-]{1,64})$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

const known = shallowReactive(new Map<string, Actor>())
const asked = new Map<string, number>()
let waiting: string[] = []

// Another reader may be told less.
watch(
  () => me.value?.id,
  () => {
    known.clear()
    asked.clear()
    waiting = []
  },
  { flush: 'sync' },
)

/** Asks for the names behind a view's ids: all parts of a view in one call, and of later views what is not known. */
export function usePeople(ids: () => (string | undefined)[]): void {
  watch(ids, ask, { immediate: true })
}

function ask(ids: (string | undefined)[]): void {
  const now = Date.now()
  const wanted = new Set(ids.filter((it): it is string => it !== undefined && ID.test(it) && now - (asked.get(it) ?? 0) > FRESH))
  if (wanted.size === 0) return
  wanted.forEach((it) => asked.set(it, now))
  // Whatever else is drawn in the same breath goes with it.
  if (waiting.length === 0) queueMicrotask(send)
  waiting.push(...wanted)
}

function send(): void {
  const all = waiting
  waiting = []
  for (let at = 0; at < all.length; at += MOST) void load(all.slice(at, at + MOST))
}

async function load(ids: string[]): Promise<void> {
  const reader = me.value?.id
  try {
    const { items } = await got(api.GET('/api/v1/people', { params: { query: { ids: ids.join(',') } } }))
    if (me.value?.id === reader) items.forEach((it) => known.set(it.id, it))
  } catch {
    // A history without names can be read; the next view asks again.
    ids.forEach((it) => asked.delete(it))
  }
}

/** What somebody was called at a moment, or at the end of a day where only that is known; now where nothing is. */
export function calledAt(actor: Actor, at: string | undefined): { name: string; post?: string } {
  if (at === undefined) return actor
  const moment = Date.parse(DAY.test(at) ? `${at}T23:59:59+08:00` : at)
  return actor.was.find((it) => moment < Date.parse(it.until)) ?? actor
}

/**
 * Who did it, with the name and post (职务) of the time, and whether that was the reader.
 *
 * @param by the id that a history keeps
 * @param recorded the name that the act itself bears, which stands whoever entered it
 */
export function whoDid(by: string | undefined, at?: string, recorded?: string): string {
  const words = textOf('words')
  const who = recorded === undefined ? named(by, at) : withPost(recorded, by, at)
  return isOf(me.value, by) ? words.andYou(who) : who
}

function named(by: string | undefined, at: string | undefined): string {
  const words = textOf('words')
  if (by === undefined) return ''
  if (by === FIRST_KEY) return words.firstKey
  const actor = known.get(by)
  if (actor === undefined) return by.startsWith(PERSON) ? by.slice(PERSON.length) : by.startsWith('key-') ? words.aSystem : by
  const { name, post } = calledAt(actor, at)
  return post === undefined ? words.system(name) : words.nameAndPost(name, post)
}

function withPost(name: string, by: string | undefined, at: string | undefined): string {
  const actor = by === undefined ? undefined : known.get(by)
  const called = actor && calledAt(actor, at)
  return called?.name === name && called.post !== undefined ? textOf('words').nameAndPost(name, called.post) : name
}
