import { computed, shallowRef } from 'vue'
import { api, got, send } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { components, operations } from '@/api/schema'
import { readBy } from '@/parts/elsewhere'

export type Me = components['schemas']['Me']
export type Operation = keyof operations

const current = shallowRef<Me>()
/** Tabs of one browser have one session. */
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('duban-reader') : undefined

function reads(reader: Me): void {
  current.value = reader
  readBy(reader.id)
  tabs?.postMessage(reader.id)
}

/**
 * Hears of a session that begins in another tab.
 *
 * @param another it has become another person's, under whose name this tab would act on
 * @param same its reader has signed in again
 */
export function whenSignedInElsewhere(another: () => void, same: () => void): void {
  tabs?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (current.value === undefined) return
    if (data !== current.value.id) return another()
    readBy(data)
    same()
  })
}

/** Who reads; absent before it is known and after signing out. */
export const me = computed(() => current.value)

/** Whether a history's id of who acted is the reader's: of a person it has the login behind `person/`. */
export function isOf(reader: Me | undefined, by: string | undefined): boolean {
  return reader !== undefined && (by === reader.id || by === `person/${reader.id}`)
}

/** Whether the reader's role allows a write; what it may read the answers tell. */
export function may(operation: Operation): boolean {
  return current.value?.may.includes(operation) ?? false
}

/** Asks who reads, once; undefined where nobody is signed in. */
export async function whoReads(): Promise<Me | undefined> {
  if (current.value) return current.value
  try {
    reads(await got(api.GET('/api/v1/me')))
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.kind !== 'signedOut') throw problem
  }
  return current.value
}

export async function signIn(login: string, password: string): Promise<void> {
  reads(await got(api.POST('/api/v1/session', { body: { login, password } })))
}

/** Whether people may sign in at the city's issuer, too. */
export async function offersIssuer(): Promise<boolean> {
  try {
    return (await send(new Request(new URL('/api/v1/session/oidc', location.origin), { method: 'HEAD' }))).ok
  } catch {
    return false
  }
}

export async function signOut(): Promise<void> {
  await got(api.DELETE('/api/v1/session'))
  forget()
}

/** The session is over, by whoever ended it. */
export function forget(): void {
  current.value = undefined
}
