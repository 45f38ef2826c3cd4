import { describe, expect, it } from 'vitest'
import { LineReader, sorted, typeOf, verdictOf } from './verdicts'

describe('an answer of lines', () => {
  it('is taken apart wherever it was broken, and its last line needs no end', () => {
    const reader = new LineReader()
    expect(reader.push('{"line":1,"status":"cre')).toEqual([])
    expect(reader.push('ated"}\n\n{"line":2')).toEqual(['{"line":1,"status":"created"}'])
    expect(reader.end()).toEqual(['{"line":2'])
    expect(reader.end()).toEqual([])
  })

  it('names the subject of an indicator where a project has its id', () => {
    expect(verdictOf('{"line":3,"subject":"371302","status":"updated"}')).toMatchObject({ name: '371302', errors: [], notes: [] })
    expect(verdictOf('{"line":3,"estateId":"E1","status":"updated"}').name).toBe('E1')
    expect(verdictOf('{"line":3,"code":"S1","status":"updated"}').name).toBe('S1')
    expect(verdictOf('{"line":7,"sheet":"台账","row":7,"id":"RW-7","status":"invalid","errors":[{"pointer":"/due","code":"not-a-date","detail":"x","cell":"F7"}]}'))
      .toMatchObject({ name: 'RW-7', row: 7, errors: [{ cell: 'F7' }] })
  })

  it('is read from what is wrong to what stays', () => {
    const lines = (['exists', 'created', 'invalid', 'updated', 'conflict'] as const).map((status, at) => ({
      line: at + 1, status, errors: [], notes: [],
    }))
    expect(sorted(lines).map((it) => it.line)).toEqual([3, 5, 2, 4, 1])
  })
})

describe('a file', () => {
  it('is known by the end of its name', () => {
    expect(typeOf('台账.XLSX')).toContain('spreadsheetml')
    expect(typeOf('a.b.csv')).toBe('text/csv')
    expect(typeOf('台账.xls')).toBeUndefined()
  })
})
