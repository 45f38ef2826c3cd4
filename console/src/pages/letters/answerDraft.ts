/** An attachment that lies with the notice already, chosen for the answer that is being written. */
export interface DraftFile {
  id: string
  name: string
  size: number
}

export interface AnswerDraft {
  text: string
  files: DraftFile[]
  /** When it was kept, as an instant. */
  savedAt: string
}

const PREFIX = 'duban.answer.'
/** As many as an answer may have. */
const LONGEST = 10_000
const MOST_FILES = 50

/** A draft lies in this tab alone and ends with it: a shared computer shows it to nobody else. */
export function keepDraft(store: Storage, notice: string, draft: Omit<AnswerDraft, 'savedAt'>, now: Date): AnswerDraft {
  const kept: AnswerDraft = {
    text: draft.text.slice(0, LONGEST),
    files: draft.files.slice(0, MOST_FILES),
    savedAt: now.toISOString(),
  }
  try {
    store.setItem(PREFIX + notice, JSON.stringify(kept))
  } catch {
    // The tab's store is full or closed to us; the text stays on the page.
  }
  return kept
}

export function readDraft(store: Storage, notice: string): AnswerDraft | undefined {
  const text = store.getItem(PREFIX + notice)
  if (text === null) return undefined
  try {
    const draft: unknown = JSON.parse(text)
    return isDraft(draft) ? draft : undefined
  } catch {
    return undefined
  }
}

export function dropDraft(store: Storage, notice: string): void {
  store.removeItem(PREFIX + notice)
}

function isDraft(value: unknown): value is AnswerDraft {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Partial<AnswerDraft>
  return (
    typeof draft.text === 'string' &&
    typeof draft.savedAt === 'string' &&
    Array.isArray(draft.files) &&
    draft.files.every((it) => typeof it?.id === 'string' && typeof it.name === 'string' && typeof it.size === 'number')
  )
}
