import { send } from './client'
import { problemOf } from './problem'

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PATIENCE = 120_000

/** Saves what the system answers as a file; throws the `Problem` where it answers with one. */
export async function download(path: string, type: string, name: string): Promise<void> {
  const answer = await send(new Request(location.origin + path, { headers: { Accept: `${type}, application/problem+json` } }), PATIENCE)
  if (!answer.ok) throw problemOf(answer, await answer.json().catch(() => undefined))
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
