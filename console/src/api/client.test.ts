import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readIn } from '@/text/language'
import { api, got, whenSignedOut } from './client'
import { asProblem, Problem } from './problem'

const calls: Request[] = []
let answers: (Response | Error)[] = []

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) =>
  json(status, { type: `urn:duban:problem:${code}`, title: code, status, detail: '', ...more }, headers)

async function failure(call: Promise<unknown>): Promise<Problem> {
  try {
    await call
  } catch (thrown) {
    return asProblem(thrown)
  }
  throw new Error('it did not fail')
}

beforeEach(() => {
  readIn('zh')
  calls.length = 0
  answers = []
  document.cookie = 'duban-csrf=t0ken'
  vi.stubGlobal('fetch', async (request: Request) => {
    calls.push(request.clone() as Request)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer ?? json(200, {})
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const work = () => got(api.GET('/api/v1/work'))
const sign = () => got(api.POST('/api/v1/session', { body: { login: 'li', password: 'x' } }))
const leave = () => got(api.DELETE('/api/v1/session'))

describe('a call', () => {
  it('repeats the session’s token when it writes, and says its language', async () => {
    await work()
    await leave()

    expect(calls[0]!.headers.get('X-CSRF-Token')).toBeNull()
    expect(calls[1]!.headers.get('X-CSRF-Token')).toBe('t0ken')
    expect(calls[0]!.headers.get('Accept-Language')).toMatch(/^zh-CN/)
  })

  it('is sent again when a busy system says when, and not for anything else', async () => {
    answers = [problem(503, 'unavailable', {}, { 'Retry-After': '0' }), json(200, { items: [] })]
    await work()
    expect(calls).toHaveLength(2)

    answers = [new TypeError('network')]
    expect((await failure(leave())).kind).toBe('offline')
    expect(calls).toHaveLength(3)

    answers = [problem(503, 'unavailable')]
    expect((await failure(leave())).kind).toBe('unavailable')
    expect(calls).toHaveLength(4)
  })

  it('gives up on a system that stays busy or asks for too long', async () => {
    const busy = () => problem(503, 'unavailable', {}, { 'Retry-After': '0' })
    answers = [busy(), busy(), busy(), busy()]
    expect((await failure(work())).kind).toBe('unavailable')
    expect(calls).toHaveLength(3)

    answers = [problem(503, 'unavailable', {}, { 'Retry-After': '60' })]
    expect((await failure(work())).retryAfter).toBe(60)
    expect(calls).toHaveLength(4)
  })

  it('tells that nobody is signed in, but not for a wrong password', async () => {
    const signedOut = vi.fn()
    whenSignedOut(signedOut)

    answers = [problem(401, 'unauthenticated')]
    expect((await failure(sign())).kind).toBe('signedOut')
    expect(signedOut).not.toHaveBeenCalled()

    answers = [problem(401, 'unauthenticated')]
    await failure(work())
    expect(signedOut).toHaveBeenCalledOnce()
  })
})

describe('a problem', () => {
  it('says what to do, and what the system names as the reason', async () => {
    answers = [
      problem(422, 'invalid-input', { errors: [{ pointer: '/password', code: 'common', detail: '密码太常见' }] }),
    ]
    const invalid = await failure(sign())
    expect(invalid.code).toBe('invalid-input')
    expect(invalid.whole).toBe('有内容不符合要求，请改正后再交。 密码太常见')

    for (const status of [409, 412]) {
      answers = [problem(status, 'conflict')]
      expect((await failure(leave())).sentence).toContain('已有人先办了')
    }
  })

  it('counts what is to be waited for, and is told in English too', async () => {
    answers = [problem(429, 'too-many', {}, { 'Retry-After': '40' })]
    const tooMany = await failure(sign())
    expect(tooMany.sentence).toContain('40秒')
    readIn('en')
    expect(tooMany.sentence).toContain('40 seconds')
  })

  it('is one even where the answer is no problem document', async () => {
    answers = [new Response('<html>', { status: 502 })]
    expect((await failure(work())).kind).toBe('unavailable')
  })
})
