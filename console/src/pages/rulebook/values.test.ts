import { expect, it } from 'vitest'
import { textOf } from '@/text'
import { readIn } from '@/text/language'
import { readValue, shownValue, typedValue } from './values'

readIn('zh')
const shown = (kind: 'share' | 'monthEnd' | 'flag' | 'date' | 'decimal', value: string | number | boolean) =>
  shownValue({ form: { kind } }, value, textOf('rulebook'), 'zh')

it('values are read as people write them', () => {
  expect([shown('share', 0.9), shown('share', 0.025), shown('monthEnd', '09-30'), shown('flag', true), shown('date', '2022-12-20')]).toEqual([
    '90%', '2.50%', '9月底', '是', '2022年12月20日',
  ])
})

it('shares are typed as percentages and kept exactly', () => {
  const form = { form: { kind: 'share' as const } }
  expect(typedValue(form, 0.07)).toBe('7')
  expect(readValue(form, '7')).toBe(0.07)
  expect(readValue(form, '28.55')).toBe(0.2855)
  expect(readValue(form, '28.555')).toBeUndefined()
})

it('what is no number is none', () => {
  const whole = { form: { kind: 'whole' as const, least: 1, most: 9 } }
  expect(['20', '2.5', '-1', '', 'x', '1e3'].map((each) => readValue(whole, each))).toEqual([20, undefined, undefined, undefined, undefined, undefined])
})
