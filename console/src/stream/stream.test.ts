import { afterEach, describe, expect, it, vi } from 'vitest'
import { heard, listen, startStream, stopStream } from './index'

const encoder = new TextEncoder()
const event = (id: string, type: string) => `id: ${id}\ndata: ${JSON.stringify({ id, type, data: {} })}\n\n`
const streamOf = (...pieces: string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        pieces.forEach((piece) => controller.enqueue(encoder.encode(piece)))
        controller.close()
      },
    }),
    { status: 200 },
  )
const forever = () => new Promise<Response>(() => {})

afterEach(() => {
  stopStream()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function system(answers: (() => Response | Promise<Response>)[]) {
  const asked: Headers[] = []
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  vi.stubGlobal('navigator', { locks: { request: (_name: string, _options: object, act: () => unknown) => Promise.resolve(act()) } })
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    asked.push(new Headers(init.headers))
    return (answers.shift() ?? forever)()
  })
  return asked
}

describe('the stream', () => {
  it('is taken up again where it broke off', async () => {
    const asked = system([() => streamOf(event('7', 'duban.notice.issued.v1'))])
    const told: string[] = []
    const end = listen(['duban.notice.'], (it) => told.push(it.id))

    startStream()
    await vi.waitFor(() => expect(told).toEqual(['7']))
    await vi.waitFor(() => expect(heard.value).toBe(false))
    await vi.advanceTimersByTimeAsync(2000)

    expect(asked.map((it) => it.get('Last-Event-ID'))).toEqual([null, '7'])
    end()
  })

  it('tells only those who listen to the type', async () => {
    system([() => streamOf(event('1', 'duban.notice.issued.v1'), event('2', 'duban.escalation.raised.v1'))])
    const told: string[] = []
    const end = listen(['duban.escalation.raised.v1'], (it) => told.push(it.id))

    startStream()
    await vi.waitFor(() => expect(told).toEqual(['2']))
    end()
  })

  it('does not knock again where it is not let in', async () => {
    const asked = system([() => new Response('', { status: 401 })])
    startStream()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(asked).toHaveLength(1)
  })
})
