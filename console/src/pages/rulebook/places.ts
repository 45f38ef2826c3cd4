import type { FieldError } from '@/api/problem'
import type { Parameter } from './parameters'
import type { RulebookSource } from './source'

/** An error of a rulebook where people find it. */
export interface Fault {
  /** The parameter that it is about, if it is one of those shown. */
  parameter?: Parameter
  /** What the rulebook calls the rule or part it stands in. */
  title?: string
  /** Where the notice speaks of it. */
  clause?: string
  /** What is wrong, as the system says it, without the line. */
  reason: string
  line?: number
}

/** Names clause, place and reason of an error. */
export function fault(error: FieldError, source: RulebookSource, parameters: Parameter[]): Fault {
  const path = steps(error.pointer)
  const parameter = parameters.find((each) => each.pointer === error.pointer)
  const [, line, reason] = /^(?:line |第)(\d+)(?:: |行：)(.*)$/s.exec(error.detail) ?? []
  const found: Fault = { reason: reason ?? error.detail }
  if (parameter) found.parameter = parameter
  if (line) found.line = Number(line)
  // The nearest part around the place that has a name, and the nearest that cites the notice.
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    const title = source.at([...part, 'title']) ?? source.at([...part, 'name'])
    const clause = source.at([...part, 'clause', 'ref'])
    if (found.title === undefined && title !== undefined) found.title = String(title)
    if (found.clause === undefined && clause !== undefined) found.clause = String(clause)
  }
  return found
}

function steps(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
