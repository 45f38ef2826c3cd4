/** One event of a server-sent stream. */
export interface Sent {
  id?: string
  /** Its name, where it has one. */
  event?: string
  data: string
}

/** Takes a stream apart as it comes, in pieces of any size. */
export class Lines {
  private rest = ''
  private id: string | undefined
  private event: string | undefined
  private data: string[] = []

  push(piece: string): Sent[] {
    this.rest += piece
    const sent: Sent[] = []
    for (;;) {
      const end = /\r\n|\n|\r(?=[^\n])/.exec(this.rest)
      if (!end) return sent
      const line = this.rest.slice(0, end.index)
      this.rest = this.rest.slice(end.index + end[0].length)
      if (line !== '') {
        this.take(line)
      } else if (this.data.length > 0) {
        sent.push({ id: this.id, event: this.event, data: this.data.join('\n') })
        this.data = []
        this.event = undefined
      }
    }
  }

  private take(line: string): void {
    const colon = line.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') this.data.push(value)
    if (field === 'event') this.event = value
    if (field === 'id' && !value.includes('\0')) this.id = value
  }
}

/** The events of an answer as they come, to its end. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Sent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const lines = new Lines()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield* lines.push(decoder.decode(value, { stream: true }))
  }
}
