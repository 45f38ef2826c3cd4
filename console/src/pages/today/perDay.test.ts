import { describe, expect, it } from 'vitest'
import { average, perDay, sum } from './perDay'

const counted = (key: string, n: number) => ({ key, registered: n + 1, counted: n, due: 0, inTime: 0, satisfied: 0 })

describe('complaints a day', () => {
  const items = [counted('2022-10-01', 5), counted('2022-10-31', 7), counted('2022-11-02', 3)]

  it('are laid out by the day of the month, up to the last that has ended', () => {
    const { now, before } = perDay(items, '2022-11', '2022-11-03')
    expect(now).toEqual([0, 3, 0])
    expect(before).toHaveLength(31)
    expect([before[0], before[30], sum(before)]).toEqual([5, 7, 12])
    expect(average(now)).toBe(1)
  })

  it('are not none on the average where there were some', () => {
    expect(average([0, 0, 7])).toBe(2.3)
    expect(average([40, 41, 41])).toBe(41)
  })

  it('have none where the month has not begun', () => {
    expect(perDay([], '2022-12', '2022-11-30').now).toEqual([])
    expect(average([])).toBe(0)
  })
})
