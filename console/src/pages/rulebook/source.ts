import { isMap, isScalar, isSeq, parseDocument, type Document, type Scalar } from 'yaml'

/** Where a value stands in a rulebook. */
export type Path = (string | number)[]

/** What a rulebook holds at a place. */
export type Value = string | number | boolean

/** One change of a value. */
export interface Change {
  path: Path
  value: Value
}

/**
 * A rulebook as it was adopted. Changes are written into its text where the value stands, so that
 * whatever nobody touched, its comments included, stays as it was letter by letter.
 */
export class RulebookSource {
  private readonly document: Document

  constructor(readonly text: string) {
    this.document = parseDocument(text, { schema: 'core', keepSourceTokens: false })
    const fault = this.document.errors[0]
    if (fault) throw new Error(fault.message)
  }

  /** The whole as maps, lists and values. */
  tree(): unknown {
    return this.document.toJS()
  }

  /** What stands at a place; undefined where nothing does. */
  at(path: Path): Value | undefined {
    const value = this.scalar(path)?.value
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : undefined
  }

  has(path: Path): boolean {
    return this.at(path) !== undefined
  }

  /** How many items a list has, or no list. */
  size(path: Path): number {
    const node = this.document.getIn(path, true)
    return isSeq(node) || isMap(node) ? node.items.length : 0
  }

  /** Names of what stands under a place. */
  keys(path: Path): string[] {
    const node = this.document.getIn(path, true)
    return isMap(node) ? node.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key)) : []
  }

  /** The line of a place, counted from 1. */
  line(path: Path): number | undefined {
    const start = this.scalar(path)?.range?.[0]
    return start === undefined ? undefined : this.text.slice(0, start).split('\n').length
  }

  /** The text with other values in some places. Changes of what is not there are passed over. */
  with(changes: Change[]): string {
    return changes
      .map(({ path, value }) => ({ scalar: this.scalar(path), value }))
      .filter((edit) => edit.scalar?.range)
      .sort((a, b) => b.scalar!.range![0] - a.scalar!.range![0])
      .reduce((text, { scalar, value }) => {
        const [start, end] = scalar!.range!
        return text.slice(0, start) + written(value, scalar!) + text.slice(end)
      }, this.text)
  }

  private scalar(path: Path): Scalar | undefined {
    const node = this.document.getIn(path, true)
    return isScalar(node) ? node : undefined
  }
}

/** As the value before was written: in its quotes, if it had any. */
function written(value: Value, before: Scalar): string {
  const text = String(value)
  switch (before.type) {
    case 'QUOTE_DOUBLE':
      return JSON.stringify(text)
    case 'QUOTE_SINGLE':
      return `'${text.replaceAll("'", "''")}'`
    default:
      return typeof value === 'string' && !/^[\d-]+$|^[\p{L}\p{N}（）〔〕]+$/u.test(text) ? JSON.stringify(text) : text
  }
}

/** A place as problems name it (JSON Pointer). */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
