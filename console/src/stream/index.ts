import { onScopeDispose, ref } from 'vue'
import { eventsOf } from './lines'

/** What happened, as everybody who follows the system hears it (CloudEvents). */
export interface Happening {
  id: string
  type: string
  time?: string
  subject?: string
  county?: string
  measure?: string
  state?: string
  data: unknown
}

type Listener = (happening: Happening) => void

/** Single complaints are not among them: a hotline sends them by the thousand. */
const TYPES = ['duban.escalation.', 'duban.notice.', 'duban.ranking.', 'duban.project.', 'duban.calendar.day-ended.v1']
const CHANNEL = 'duban-stream'
const LONGEST_PAUSE = 30_000

const listeners = new Set<{ types: string[]; listener: Listener }>()
let stop: AbortController | undefined
let channel: BroadcastChannel | undefined

/** Whether this browser hears the system at the moment; a page may say that its numbers stand still. */
export const heard = ref(false)

const fits = (type: string, wanted: string) => (wanted.endsWith('.') ? type.startsWith(wanted) : type === wanted)

function tell(happening: Happening): void {
  for (const { types, listener } of listeners) {
    if (types.some((wanted) => fits(happening.type, wanted))) listener(happening)
  }
}

/** Hears of events of these types, or of those that begin so where one ends in a full stop. */
export function listen(types: string[], listener: Listener): () => void {
  const entry = { types, listener }
  listeners.add(entry)
  return () => listeners.delete(entry)
}

/**
 * Does it again when something of these types happened, soon after the first and then at most once in so many
 * milliseconds, however much happens; for components.
 */
export function refreshOn(types: string[], act: () => unknown, rest = 15_000): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  const end = listen(types, () => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        last = Date.now()
        void act()
      },
      Math.max(1500, last + rest - Date.now()),
    )
  })
  onScopeDispose(() => {
    end()
    clearTimeout(timer)
  })
}

/** Begins to hear. Of all tabs of a browser one holds the stream and tells the others. */
export function startStream(): void {
  if (stop) return
  const mine = new AbortController()
  stop = mine
  channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = (message: MessageEvent<{ heard?: boolean; happening?: Happening }>) => {
    if (message.data.heard !== undefined) heard.value = message.data.heard
    if (message.data.happening) tell(message.data.happening)
  }
  navigator.locks
    .request(CHANNEL, { signal: mine.signal }, () => hold(mine.signal))
    .catch(() => {
      // Given up before its turn came.
    })
}

export function stopStream(): void {
  stop?.abort()
  stop = undefined
  channel?.close()
  channel = undefined
  heard.value = false
}

function say(message: { heard?: boolean; happening?: Happening }): void {
  channel?.postMessage(message)
  if (message.heard !== undefined) heard.value = message.heard
  if (message.happening) tell(message.happening)
}

async function hold(signal: AbortSignal): Promise<void> {
  let last: string | undefined
  let pause = 1000
  while (!signal.aborted) {
    try {
      const answer = await fetch(`/api/v1/events/stream?types=${TYPES.join(',')}`, {
        signal,
        headers: { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) },
      })
      // Whoever signs in again begins anew.
      if (answer.status === 401 || answer.status === 403) return signal.aborted ? undefined : stopStream()
      if (answer.ok && answer.body) {
        say({ heard: true })
        pause = 1000
        last = await follow(answer.body, last)
      } else if (answer.status === 422) {
        last = undefined
      }
    } catch {
      // Broken off; it is taken up again below.
    }
    if (signal.aborted) return
    say({ heard: false })
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)))
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
}

async function follow(body: ReadableStream<Uint8Array>, from: string | undefined): Promise<string | undefined> {
  let last = from
  try {
    for await (const sent of eventsOf(body)) {
      last = sent.id ?? last
      say({ happening: JSON.parse(sent.data) as Happening })
    }
  } catch {
    // Broken off: it goes on after the last that was heard.
  }
  return last
}
