import { expect, it } from 'vitest'
import { ticketSum, type Complaint } from './tickets'

const counting = { channel: '12345', categories: new Set(['property.cleaning']) }

function ticket(more: Partial<Complaint>): Complaint {
  return {
    ticketNo: 'T1', receivedAt: '2022-11-02T08:00:00+08:00', month: '2022-11', channel: '12345',
    category: 'property.cleaning', counted: true, title: '', detail: '', status: 'resolved', version: 0, ...more,
  }
}

it('says step by step what does not count', () => {
  const out = { counted: false }
  const sum = ticketSum(
    [
      ticket({}), ticket({}),
      ticket({ ...out, category: 'utility.heating' }), ticket({ ...out, category: 'utility.heating' }), ticket({ ...out, category: 'parking.sale-only' }),
      ticket({ ...out, duplicateOf: 'T1' }),
      ticket({ ...out, exclusion: { reason: '', requestedBy: '', approved: true } }),
      ticket({ ...out, channel: 'app' }),
    ],
    counting,
  )
  expect(sum.all).toBe(8)
  expect(sum.counted).toBe(2)
  expect(sum.deductions.map(({ why, count }) => [why, count])).toEqual([
    ['channel', 1], ['category', 3], ['duplicate', 1], ['excluded', 1],
  ])
  expect(sum.deductions[1]!.categories).toEqual([
    { category: 'utility.heating', count: 2 }, { category: 'parking.sale-only', count: 1 },
  ])
})

it('an appeal that the reader is not shown is no matter of the category', () => {
  expect(ticketSum([ticket({ counted: false })], counting).deductions[0]!.why).toBe('excluded')
})
