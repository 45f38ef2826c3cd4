import { vi } from 'vitest'

export interface Call {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body?: unknown
}

type Answer = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> }

const UNKNOWN: Answer = { status: 404, body: { type: 'urn:duban:problem:not-found', status: 404, title: '', detail: '' } }

/** Lets the API answer calls by method and path (`GET /api/v1/me`), and tells what was called. What is not told answers 404. */
export function answering(answers: Record<string, Answer | ((call: Call) => Answer)>): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const text = request.method === 'GET' ? '' : await request.text()
    const isJson = request.headers.get('Content-Type')?.includes('json') ?? false
    const body: unknown = isJson ? JSON.parse(text) : text
    const call = { method: request.method, path: url.pathname, query: url.searchParams, headers: request.headers, body }
    calls.push(call)
    const told = answers[`${call.method} ${call.path}`] ?? UNKNOWN
    const answer = typeof told === 'function' ? told(call) : told
    return new Response(answer.text ?? JSON.stringify(answer.body ?? {}), {
      status: answer.status ?? 200,
      headers: { 'Content-Type': answer.text ? 'application/x-ndjson' : 'application/json', ...answer.headers },
    })
  })
  return calls
}
