import { longDay, type Language } from '@/format/day'
import { count, percent } from '@/format/number'
import type { Texts } from '@/text'
import type { Parameter } from './parameters'
import type { Value } from './source'

/** A value of a parameter as people read it: 20, 90%, 6月底, 是. */
export function shownValue({ form }: Pick<Parameter, 'form'>, value: Value, t: Texts['rulebook'], language: Language): string {
  switch (form.kind) {
    case 'flag':
      return value === true ? t.yes : t.no
    case 'share':
      return percent(Number(value), Number.isInteger(Math.round(Number(value) * 1e6) / 1e4) ? 0 : 2)
    case 'monthEnd':
      return t.monthEnd(Number(String(value).slice(0, 2)))
    case 'date':
      return longDay(String(value), language)
    case 'text':
      return String(value)
    default:
      return count(Number(value))
  }
}

/** What a parameter is called, with whose it is. */
export function calledParameter(parameter: Parameter, t: Texts['rulebook'], measures: Record<string, string>): string {
  const whose = parameter.of.title ?? (parameter.of.measure && (measures[parameter.of.measure] ?? ''))
  const label = t.parameters[parameter.label] ?? ''
  return whose ? `${whose}　${label}` : label
}

/** The last day of a month as rulebooks write checkpoints; February has none that is the same every year. */
export const MONTH_ENDS = ['01-31', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31']

/** What somebody typed, as the rulebook would hold it; undefined for what is no such value. */
export function readValue({ form }: Pick<Parameter, 'form'>, typed: string): Value | undefined {
  const text = typed.trim()
  switch (form.kind) {
    case 'flag':
      return text === 'true'
    case 'whole':
      return /^\d{1,7}$/.test(text) ? Number(text) : undefined
    case 'decimal':
      return /^\d{1,7}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined
    case 'share':
      return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(`${text}e-2`) : undefined
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
    default:
      return text === '' ? undefined : text
  }
}

/** What a field for the value begins with. */
export function typedValue({ form }: Pick<Parameter, 'form'>, value: Value): string {
  return form.kind === 'share' ? String(Math.round(Number(value) * 10_000) / 100) : String(value)
}
