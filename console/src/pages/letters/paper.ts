import type { LetterBlock, Notice } from './model'

export type Block<T extends LetterBlock['type']> = Extract<LetterBlock, { type: T }>

/** 信函格式 are the letters that go to one body; everything else is printed in 文件格式. */
export function isLetterForm(kind: string): boolean {
  return kind.endsWith('函') || kind === '追责移送'
}

/** Who stands in the red head: the lead of those who sign. */
export function headOf(blocks: LetterBlock[]): string {
  const signature = blocks.find((it): it is Block<'signature'> => it.type === 'signature')
  return signature?.organs[0] ?? ''
}

/** What is on the first pages and what stands on pages of its own. */
export function partsOf(blocks: LetterBlock[]): { body: LetterBlock[]; annexes: Block<'annex'>[] } {
  return {
    body: blocks.filter((it) => it.type !== 'annex'),
    annexes: blocks.filter((it): it is Block<'annex'> => it.type === 'annex'),
  }
}

/** Whether it has no force yet, so that 草稿 is written across it. */
export function isDraft(notice: Pick<Notice, 'state' | 'issuedOn'>): boolean {
  return notice.issuedOn === undefined && (notice.state === 'drafted' || notice.state === 'signed')
}

export interface HeadCell {
  text: string
  columns: number
  rows: number
}

/** The head of a table: one row, or two where neighbours stand under a common title. */
export function tableHead(columns: Block<'table'>['columns']): HeadCell[][] {
  if (columns.every((it) => it.group === '')) {
    return [columns.map((it) => ({ text: it.title, columns: 1, rows: 1 }))]
  }
  const upper: HeadCell[] = []
  const lower: HeadCell[] = []
  let open: HeadCell | undefined
  for (const column of columns) {
    if (column.group === '') {
      upper.push({ text: column.title, columns: 1, rows: 2 })
      open = undefined
      continue
    }
    if (open?.text === column.group) {
      open.columns += 1
    } else {
      open = { text: column.group, columns: 1, rows: 1 }
      upper.push(open)
    }
    lower.push({ text: column.title, columns: 1, rows: 1 })
  }
  return [upper, lower]
}

/** The parts of 100 that each column takes. */
export function columnWidths(columns: Block<'table'>['columns']): number[] {
  const all = columns.reduce((sum, it) => sum + it.width, 0)
  return columns.map((it) => (all > 0 ? (it.width / all) * 100 : 100 / columns.length))
}

/** A date as a letter bears it: 2022年11月3日. */
export function letterDate(on: string): string {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
