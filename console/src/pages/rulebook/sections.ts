import type { Clause, Kind } from './clauses'
import type { Edits } from './draft'

/** Clauses that are shown and folded together (章节). */
export interface NoticeSection {
  /** As 六(四). */
  ref: string
  clauses: Clause[]
  /** What it is about. */
  kinds: Kind[]
  parameters: number
  changed: number
}

/** 六(四)2 stands under 六(四), what has no third number under its first. */
export function sections(clauses: Clause[], edits: Edits, onlyWithParameters: boolean): NoticeSection[] {
  const found = new Map<string, Clause[]>()
  for (const clause of clauses) {
    const ref = /^(.+?[(（].+?[)）])\d/.exec(clause.ref)?.[1] ?? /^[^(（]+/.exec(clause.ref)?.[0] ?? clause.ref
    found.set(ref, [...(found.get(ref) ?? []), clause])
  }
  return [...found]
    .map(([ref, all]) => {
      const pointers = [
        ...new Set(
          all
            .flatMap((clause) => clause.sentences)
            .flatMap((each) => each.pieces)
            .flatMap((piece) => (piece.kind === 'slot' ? piece.parameter.pointer : [])),
        ),
      ]
      return {
        ref,
        clauses: onlyWithParameters ? all.flatMap(withParameters) : all,
        kinds: [...new Set(all.flatMap((clause) => clause.sentences).flatMap((each) => each.kinds))],
        parameters: pointers.length,
        changed: pointers.filter((pointer) => edits.has(pointer)).length,
      }
    })
    .filter((section) => !onlyWithParameters || section.parameters > 0)
}

function withParameters(clause: Clause): Clause[] {
  const sentences = clause.sentences.filter(
    (each) => each.pieces.some((piece) => piece.kind === 'slot') || each.demands.length > 0,
  )
  return sentences.length > 0 ? [{ ...clause, sentences }] : []
}
