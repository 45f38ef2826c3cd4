import createClient from 'openapi-fetch'
import { language } from '@/text/language'
import { asProblem, problemOf } from './problem'
import type { paths } from './schema'

/** Milliseconds that an answer may take. */
const PATIENCE = 30_000
/** Seconds that a busy system may ask to wait for; what asks for more is told to the reader. */
const LONGEST_WAIT = 5
const ATTEMPTS = 3
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

let onSignedOut: () => void = () => {}

/** Called when an answer says that nobody is signed in. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

/** The token that every write of a session repeats. */
export function csrfToken(): string | undefined {
  return document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith('duban-csrf='))
    ?.slice('duban-csrf='.length)
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/**
 * Sends a call with what every call has. A 503 that names a wait changed nothing and is sent again; nothing
 * else is, as a write may have been done although its answer was lost.
 *
 * @param patience milliseconds that the whole answer may take
 */
export async function send(call: Request, patience = PATIENCE): Promise<Response> {
  const headers = new Headers(call.headers)
  headers.set('Accept-Language', language.value === 'zh' ? 'zh-CN, zh;q=0.9' : 'en')
  const token = csrfToken()
  if (WRITES.has(call.method) && token) headers.set('X-CSRF-Token', token)
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(
      new Request(call.clone(), {
        headers,
        credentials: 'same-origin',
        signal: AbortSignal.any([call.signal, AbortSignal.timeout(patience)]),
      }),
    )
    const wait = Number(answer.headers.get('Retry-After') ?? Number.NaN)
    if (answer.status !== 503 || !(wait <= LONGEST_WAIT) || attempt === ATTEMPTS) {
      const signsIn = call.method === 'POST' && new URL(call.url).pathname === '/api/v1/session'
      if (answer.status === 401 && !signsIn) onSignedOut()
      return answer
    }
    await pause(wait)
  }
}

/** The one client of the API: `await got(api.GET('/api/v1/work', { params: { query } }))`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: (call) => send(call) })

/** What the call answers with, or the `Problem` thrown. */
export async function got<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<NonNullable<T>> {
  return (await whole(call)).data
}

/** The same with the answer's headers, such as the `ETag` that `If-Match` repeats. */
export async function whole<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<{ data: NonNullable<T>; headers: Headers }> {
  let result
  try {
    result = await call
  } catch (thrown) {
    throw asProblem(thrown)
  }
  if (!result.response.ok) throw problemOf(result.response, result.error)
  return { data: result.data as NonNullable<T>, headers: result.response.headers }
}
