import { expect, it } from 'vitest'
import { byTime, closingMonth, firstDay, lastDay } from './period'

it('a period has a first and a last day', () => {
  expect(['2022-11', '2022-Q4', '2022-H1', '2022-09-30', '2024-02'].map(lastDay)).toEqual([
    '2022-11-30', '2022-12-31', '2022-06-30', '2022-09-30', '2024-02-29',
  ])
  expect(['2022-11', '2022-Q4', '2022-H2', '2022-09-30'].map(firstDay)).toEqual([
    '2022-11-01', '2022-10-01', '2022-07-01', '2022-09-30',
  ])
})

it('it closes with the month of its last day', () => {
  expect(closingMonth('2022-Q3')).toBe('2022-09')
})

it('periods stand in the order of time', () => {
  expect(['2022-H1', '2022-07', '2022-06', '2022-Q2', '2022-05'].sort(byTime)).toEqual([
    '2022-05', '2022-06', '2022-Q2', '2022-H1', '2022-07',
  ])
})
