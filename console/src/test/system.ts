import { vi } from 'vitest'

/** What was asked of the system, as it went over the wire. */
export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
  headers: Headers
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
type Answers = Record<string, Answer | ((asked: Asked) => Answer)>

/** Answers calls from typed fixtures: `{ 'GET /api/v1/me': { body: … } }`; what is not named is 404, as it is there. */
export function systemWith(answers: Answers): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const text = request.method === 'GET' ? '' : await request.text()
    const call: Asked = {
      method: request.method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      body: parsed(text),
      headers: request.headers,
    }
    asked.push(call)
    const found = answers[`${call.method} ${call.path}`]
    const { status = 200, body, headers = {} } = typeof found === 'function' ? found(call) : (found ?? { status: 404 })
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
    })
  })
  return asked
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
