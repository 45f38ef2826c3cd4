import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type LineError = Schemas['LineError']
export type Status = Schemas['LedgerVerdict']['status']

/** What became of a line, or would. */
export interface Verdict {
  line: number
  sheet?: string
  row?: number
  /** As it was sent. */
  name?: string
  status: Status
  errors: LineError[]
  notes: LineError[]
}

export type Tally = Record<Status, number>

export const STATUSES: readonly Status[] = ['invalid', 'conflict', 'asked', 'created', 'updated', 'exists']

export function emptyTally(): Tally {
  return { created: 0, updated: 0, asked: 0, exists: 0, conflict: 0, invalid: 0 }
}

/** The verdict of a line of the answer. */
export function verdictOf(line: string): Verdict {
  const told = JSON.parse(line) as Schemas['LedgerVerdict'] & Schemas['IndicatorVerdict'] & Schemas['EstateVerdict'] & Schemas['BodyVerdict']
  return {
    line: told.line,
    sheet: told.sheet,
    row: told.row,
    name: told.id ?? told.subject ?? told.estateId ?? told.code,
    status: told.status,
    errors: told.errors ?? [],
    notes: told.notes ?? [],
  }
}

/** Whether a line is taken as it stands. */
export function isTaken(status: Status): boolean {
  return status === 'created' || status === 'updated' || status === 'asked'
}

export function isWrong(status: Status): boolean {
  return status === 'invalid' || status === 'conflict'
}

/** The verdicts in which something is wrong first, then those that change something, in the order of the file. */
export function sorted(verdicts: readonly Verdict[]): Verdict[] {
  const place = (it: Verdict) => (isWrong(it.status) ? 0 : isTaken(it.status) ? 1 : 2)
  return [...verdicts].sort((a, b) => place(a) - place(b) || a.line - b.line)
}

/** Takes a stream of lines apart; what stands after the last line break is kept for the next piece. */
export class LineReader {
  private rest = ''

  push(piece: string): string[] {
    const lines = (this.rest + piece).split('\n')
    this.rest = lines.pop() ?? ''
    return lines.filter((it) => it.trim() !== '')
  }

  end(): string[] {
    const last = this.rest
    this.rest = ''
    return last.trim() === '' ? [] : [last]
  }
}

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/csv',
  ndjson: 'application/x-ndjson',
}

/** What kind of table a file is by its name; undefined where it is none that is taken. */
export function typeOf(fileName: string): string | undefined {
  return TYPES[fileName.split('.').pop()?.toLowerCase() ?? '']
}

/** Bytes that an import takes. */
export const LARGEST_FILE = 16 * 1024 * 1024
