import type { components } from './schema'
import { textOf } from '@/text'

export type FieldError = components['schemas']['FieldError']

/** What a reader can do about it. */
export type Kind =
  | 'offline'
  | 'slow'
  | 'signedOut'
  | 'forbidden'
  | 'gone'
  | 'first'
  | 'invalid'
  | 'tooMany'
  | 'unavailable'
  | 'broken'

/** Why a call did not do what it should. */
export class Problem extends Error {
  constructor(
    readonly kind: Kind,
    readonly status: number,
    /** The last part of the problem's type, such as `invalid-input`. */
    readonly code: string,
    /** What the system says of it, in the language of the call. */
    readonly detail: string,
    readonly errors: FieldError[] = [],
    /** Seconds. */
    readonly retryAfter?: number,
  ) {
    super(`${status} ${code}: ${detail}`)
    this.name = 'Problem'
  }

  /** One sentence: what is, and what to do. */
  get sentence(): string {
    const texts = textOf('problems')
    if (this.kind === 'tooMany') return texts.tooMany(this.retryAfter ?? 1)
    return texts[this.kind]
  }

  /** The sentence, and what the system names as the reason where a person can mend it. */
  get whole(): string {
    const reasons = this.errors.length > 0 ? this.errors.map((error) => error.detail) : [this.detail]
    const named = this.kind === 'invalid' || this.kind === 'first' || this.kind === 'forbidden'
    return named && reasons.some(Boolean) ? `${this.sentence} ${reasons.filter(Boolean).join('；')}` : this.sentence
  }
}

function kindOf(status: number): Kind {
  if (status === 401) return 'signedOut'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'gone'
  if (status === 409 || status === 412) return 'first'
  if (status === 429) return 'tooMany'
  if (status === 408) return 'slow'
  if (status === 502 || status === 503 || status === 504) return 'unavailable'
  return status < 500 ? 'invalid' : 'broken'
}

/** The problem that an answer tells; one that tells none is told by its status. */
export function problemOf(answer: Response, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<components['schemas']['Problem']>
  const wait = Number(answer.headers.get('Retry-After') ?? Number.NaN)
  return new Problem(
    kindOf(answer.status),
    answer.status,
    typeof told.type === 'string' ? (told.type.split(':').pop() ?? '') : '',
    typeof told.detail === 'string' ? told.detail : '',
    Array.isArray(told.errors) ? told.errors : [],
    Number.isFinite(wait) ? wait : undefined,
  )
}

/** Whatever was thrown, as a problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'TimeoutError') return new Problem('slow', 0, 'timeout', '')
  if (thrown instanceof TypeError) return new Problem('offline', 0, 'offline', thrown.message)
  return new Problem('broken', 0, 'unexpected', thrown instanceof Error ? thrown.message : String(thrown))
}
