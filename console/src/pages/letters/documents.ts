import { send } from '@/api/client'
import { asProblem, problemOf } from '@/api/problem'

/** The forms in which a letter is downloaded. */
export const FORMS = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export type Form = keyof typeof FORMS

/** What an attachment may be, by the ending of its name. */
const TYPES: Record<string, string> = {
  pdf: FORMS.pdf,
  ofd: FORMS.ofd,
  docx: FORMS.docx,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

export const ENDINGS = Object.keys(TYPES).map((it) => `.${it}`)
/** Bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024

export function typeOf(name: string): string | undefined {
  return TYPES[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '']
}

/** The name that an answer gives its file; RFC 6266, the encoded one first. */
export function fileName(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  const plain = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1]
  try {
    return encoded === undefined ? (plain ?? otherwise) : decodeURIComponent(encoded)
  } catch {
    return otherwise
  }
}

/** Milliseconds that a file may be under way on a slow line. */
const TRANSFER = 600_000

async function answerOf(path: string, init: RequestInit): Promise<Response> {
  let answer
  try {
    answer = await send(new Request(new URL(path, location.origin), init), TRANSFER)
  } catch (thrown) {
    throw asProblem(thrown)
  }
  if (!answer.ok) throw problemOf(answer, await answer.json().catch(() => undefined))
  return answer
}

/** Fetches a file and hands it to the browser to keep; nothing of it is shown in the page. */
async function keep(path: string, accept: string, otherwise: string): Promise<string> {
  const answer = await answerOf(path, { headers: { Accept: accept } })
  const name = fileName(answer.headers.get('Content-Disposition'), otherwise)
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return name
}

/** @return the name under which it was kept */
export function downloadLetter(id: string, title: string, form: Form): Promise<string> {
  return keep(`/api/v1/notices/${encodeURIComponent(id)}/document`, FORMS[form], `${title}.${form}`)
}

export function downloadAttachment(notice: string, attachment: string, name: string): Promise<string> {
  const path = `/api/v1/notices/${encodeURIComponent(notice)}/attachments/${encodeURIComponent(attachment)}`
  return keep(path, '*/*', name)
}

/** Lays a file with a letter; an answer then names it by its id. */
export async function attach(notice: string, file: File): Promise<{ id: string; name: string; size: number }> {
  const path = `/api/v1/notices/${encodeURIComponent(notice)}/attachments?name=${encodeURIComponent(file.name)}`
  const answer = await answerOf(path, {
    method: 'POST',
    headers: { 'Content-Type': typeOf(file.name) ?? 'application/octet-stream' },
    body: file,
  })
  return (await answer.json()) as { id: string; name: string; size: number }
}

/** 212 KB: a size as a reader tells it. */
export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
