import { describe, expect, it } from 'vitest'
import { clockDay, dayAndTime, daysBetween, longDay, plusDays, shortDay, timeOfDay, weekday } from './day'
import { count, decimal, percent } from './number'
import { brief, daysOf, monthBefore, period, within } from './period'
import { ago, span, urgency } from './span'
import { names } from './list'

describe('days', () => {
  it('are those of Shanghai, not of the browser', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/Los_Angeles')
    expect(shortDay('2022-11-17T16:30:00Z', 'zh')).toBe('11月18日')
    expect(timeOfDay('2022-11-18T00:48:00Z', 'zh')).toBe('8时48分')
    expect(clockDay(new Date('2022-12-31T16:00:00Z'))).toBe('2023-01-01')
  })

  it('name their year only where it is another', () => {
    expect(shortDay('2022-11-08', 'zh', '2022-12-01')).toBe('11月8日')
    expect(shortDay('2021-11-08', 'zh', '2022-12-01')).toBe('2021年11月8日')
    expect(longDay('2022-11-18', 'en')).toBe('18 Nov 2022')
    expect(dayAndTime('2022-11-18T08:48:00+08:00', 'zh')).toBe('11月18日8时48分')
  })

  it('have their weekday', () => {
    expect(weekday('2022-11-18', 'zh')).toBe('星期五')
    expect(weekday('1969-12-31', 'en')).toBe('Wednesday')
  })

  it('are counted over months and years', () => {
    expect(plusDays('2022-12-31', 1)).toBe('2023-01-01')
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(daysBetween('2022-08-18', '2022-11-18')).toBe(92)
  })

  it('refuse what is none', () => {
    expect(() => shortDay('soon', 'zh')).toThrow('soon')
  })
})

describe('spans', () => {
  it('say what is late, due and to come', () => {
    expect(span('2022-08-18', '2022-11-18', 'zh')).toBe('逾期92天')
    expect(span('2022-11-18', '2022-11-18', 'zh')).toBe('今天到期')
    expect(span('2022-11-20', '2022-11-18', 'zh')).toBe('还剩2天')
    expect(span('2022-11-17', '2022-11-18', 'en')).toBe('1 day overdue')
    expect(urgency('2022-11-17', '2022-11-18')).toBe('overdue')
    expect(urgency('2022-11-18', '2022-11-18')).toBe('today')
  })

  it('say how long ago', () => {
    const now = new Date('2022-11-18T10:00:00+08:00')
    expect(ago('2022-11-18T09:48:00+08:00', now, 'zh')).toBe('12分钟前')
    expect(ago('2022-11-15T09:48:00+08:00', now, 'zh')).toBe('3天前')
    expect(ago('2022-11-18T10:00:20+08:00', now, 'zh')).toBe('刚刚')
  })
})

describe('numbers', () => {
  it('are grouped by thousands', () => {
    expect(count(3476)).toBe('3,476')
    expect(count(1234567.25)).toBe('1,234,567.25')
    expect(count(-1000)).toBe('-1,000')
    expect(count(999)).toBe('999')
  })

  it('are rounded as they are written', () => {
    expect(decimal(1.005, 2)).toBe('1.01')
    expect(decimal(-0.004, 2)).toBe('0.00')
    expect(decimal(2609, 2)).toBe('2,609.00')
    expect(percent(0.2609, 2)).toBe('26.09%')
    expect(percent(0.285)).toBe('29%')
  })
})

describe('periods', () => {
  it('are named whole and within their year', () => {
    expect(period('2022-11', 'zh')).toBe('2022年11月')
    expect(period('2022-Q3', 'zh')).toBe('2022年第三季度')
    expect(period('2022-H2', 'zh')).toBe('2022年下半年')
    expect(period('2022-06-30', 'zh')).toBe('2022年6月30日')
    expect(period('2022-11', 'en')).toBe('November 2022')
    expect(within('2022-10', 'zh')).toBe('10月')
    expect(['2022-10', '2022-Q3', '2022-06-30'].map((each) => brief(each, 'en'))).toEqual(['Oct', 'Q3', '30 Jun'])
    expect(['2022-10', '2022-H1'].map((each) => brief(each, 'zh'))).toEqual(['10月', '上半年'])
  })

  it('know their days and the month before', () => {
    expect(monthBefore('2023-01')).toBe('2022-12')
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29', length: 29 })
  })
})

describe('names', () => {
  it('end with how many are not said', () => {
    expect(names(['兰山区', '罗庄区'], 'zh')).toBe('兰山区、罗庄区')
    expect(names(['a', 'b', 'c', 'd', 'e'], 'zh')).toBe('a、b、c等5个')
    expect(names(['a', 'b', 'c', 'd'], 'en')).toBe('a, b, c and 1 more')
  })
})
