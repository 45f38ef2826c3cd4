import { send } from '@/api/client'
import { problemOf } from '@/api/problem'
import { LineReader, verdictOf, type Verdict } from './verdicts'

export type ImportKind = 'projects' | 'tasks' | 'indicators' | 'estates' | 'bodies'

/** A large file takes its time: a minute a megabyte, and one more. */
const PATIENCE = 17 * 60_000

/**
 * Sends a table and tells the verdicts as they come.
 *
 * @param dryRun the same verdicts, and nothing stored
 */
export async function importFile(
  kind: ImportKind,
  file: Blob,
  type: string,
  dryRun: boolean,
  take: (verdicts: Verdict[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await send(
    new Request(`${location.origin}/api/v1/${kind}/import${dryRun ? '?dryRun=true' : ''}`, {
      method: 'POST',
      headers: { 'Content-Type': type, Accept: 'application/x-ndjson, application/problem+json' },
      body: file,
      signal,
    }),
    PATIENCE,
  )
  if (!answer.ok || !answer.body) throw problemOf(answer, await answer.json().catch(() => undefined))
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  const lines = new LineReader()
  for (;;) {
    const { done, value } = await reader.read()
    const come = done ? [...lines.push(decoder.decode()), ...lines.end()] : lines.push(decoder.decode(value, { stream: true }))
    if (come.length > 0) take(come.map(verdictOf))
    if (done) return
  }
}
