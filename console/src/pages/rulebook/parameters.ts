import { pointer, type Path, type RulebookSource, type Value } from './source'

/** How a parameter is written and edited. */
export type Form =
  | { kind: 'whole'; least: number; most: number }
  | { kind: 'decimal' }
  | { kind: 'share' }
  | { kind: 'date' }
  | { kind: 'monthEnd' }
  | { kind: 'flag' }
  | { kind: 'text' }

/** A number, day or choice of the rulebook that a city may set otherwise (参数). */
export interface Parameter {
  path: Path
  pointer: string
  /** What it is: a key of the dictionary. */
  label: string
  /** Whose it is, in the rulebook's words or as a measure. */
  of: { title?: string; measure?: string }
  /** Under which heading it stands when no clause has it. */
  group: Group
  form: Form
  value: Value
}

export type Group = 'closing' | 'complaints' | 'rankings' | 'indicators' | 'notices' | 'campaign'

const MOST = 1_000_000
const DAYS: Form = { kind: 'whole', least: 1, most: 365 }
const COUNT: Form = { kind: 'whole', least: 1, most: MOST }

/** All parameters that the console shows. Whatever else a rulebook holds stays as it is. */
export function parameters(source: RulebookSource): Parameter[] {
  const found: Parameter[] = []
  const add = (path: Path, form: Form, group: Group, of: Parameter['of'] = {}, label = String(path.at(-1))) => {
    const value = source.at(path)
    if (value !== undefined) found.push({ path, pointer: pointer(path), label, of, group, form, value })
  }
  closing(add)
  complaints(add)
  rankings(source, add)
  indicators(source, add)
  notices(source, add)
  campaign(source, add)
  return found
}

type Add = (path: Path, form: Form, group: Group, of?: Parameter['of'], label?: string) => void

function closing(add: Add) {
  add(['closing', 'closingDelayDays'], { kind: 'whole', least: 0, most: 365 }, 'closing')
  add(['closing', 'finalAfterDays'], { kind: 'whole', least: 0, most: 3650 }, 'closing')
  add(['closing', 'reopenedForDays'], DAYS, 'closing')
  add(['closing', 'unattributedWarningShare'], { kind: 'share' }, 'closing')
}

function complaints(add: Add) {
  for (const key of ['resolveWithinWorkingDays', 'extensionAtMostWorkingDays', 'returnWithinWorkingDays']) {
    add(['complaints', key], { kind: 'whole', least: 0, most: 365 }, 'complaints')
  }
}

function rankings(source: RulebookSource, add: Add) {
  for (const [path, title] of titled(source, ['rankings'], 'title')) {
    const of = { title }
    add([...path, 'listed', 'places'], COUNT, 'rankings', of)
    add([...path, 'listed', 'atLeast'], { kind: 'whole', least: 0, most: MOST }, 'rankings', of)
    add([...path, 'listed', 'exceptBest'], { kind: 'flag' }, 'rankings', of)
    if (source.at([...path, 'listed', 'mostWithTies']) !== 'all') {
      add([...path, 'listed', 'mostWithTies'], COUNT, 'rankings', of)
    }
    for (let i = 0; i < source.size([...path, 'schedule', 'days']); i++) {
      add([...path, 'schedule', 'days', i], { kind: 'monthEnd' }, 'rankings', of, 'checkpoint')
    }
    steps(source, [...path, 'ladder', 'steps'], add)
    add([...path, 'ladder', 'companyChangeRestarts'], { kind: 'flag' }, 'rankings', of)
    add([...path, 'ladder', 'yearRestarts'], { kind: 'flag' }, 'rankings', of)
  }
  for (const [path] of titled(source, ['misses'], 'title')) steps(source, [...path, 'steps'], add)
}

function steps(source: RulebookSource, list: Path, add: Add) {
  for (let i = 0; i < source.size(list); i++) {
    const of = { measure: String(source.at([...list, i, 'measure'])) }
    add([...list, i, 'at'], { kind: 'whole', least: 1, most: 1000 }, 'rankings', of)
  }
}

function indicators(source: RulebookSource, add: Add) {
  for (const [path, title] of titled(source, ['indicators'], 'name')) {
    const of = { title }
    const share = Math.max(Number(source.at([...path, 'worst'])), Number(source.at([...path, 'best']))) <= 1
    const form: Form = { kind: share ? 'share' : 'decimal' }
    add([...path, 'worst'], form, 'indicators', of)
    add([...path, 'best'], form, 'indicators', of)
    add([...path, 'weights', 'street'], { kind: 'decimal' }, 'indicators', of, 'weightStreet')
    add([...path, 'weights', 'county'], { kind: 'decimal' }, 'indicators', of, 'weightCounty')
  }
}

function notices(source: RulebookSource, add: Add) {
  for (const key of ['signWithinWorkingDays', 'receiptWithinWorkingDays', 'closeWithinWorkingDays']) {
    add(['notices', key], DAYS, 'notices')
  }
  for (const measure of source.keys(['notices', 'measures'])) {
    const path = ['notices', 'measures', measure]
    add([...path, 'answerWithinWorkingDays'], DAYS, 'notices', { measure })
    add([...path, 'signatures'], { kind: 'whole', least: 0, most: 2 }, 'notices', { measure })
    for (const [task, title] of titled(source, [...path, 'followUps'], 'title')) {
      add([...task, 'withinWorkingDays'], DAYS, 'notices', { title })
    }
  }
}

function campaign(source: RulebookSource, add: Add) {
  for (const [path, title] of titled(source, ['campaign', 'targets'], 'title')) {
    const share = Number(source.at([...path, 'goal'])) <= 1
    add([...path, 'goal'], share ? { kind: 'share' } : COUNT, 'campaign', { title })
    add([...path, 'from'], { kind: 'date' }, 'campaign', { title })
    add([...path, 'by'], { kind: 'date' }, 'campaign', { title })
  }
  for (const [path, title] of titled(source, ['campaign', 'phases'], 'name')) {
    add([...path, 'from'], { kind: 'date' }, 'campaign', { title })
    add([...path, 'to'], { kind: 'date' }, 'campaign', { title })
  }
  for (const [path, title] of titled(source, ['campaign', 'submissions'], 'name')) {
    add([...path, 'due'], { kind: 'date' }, 'campaign', { title })
  }
}

function titled(source: RulebookSource, list: Path, key: string): [Path, string][] {
  return Array.from({ length: source.size(list) }, (_, index) => {
    const path = [...list, index]
    return [path, String(source.at([...path, key]) ?? '')]
  })
}
