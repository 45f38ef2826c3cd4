import { describe, expect, it } from 'vitest'
import { Lines } from './lines'

describe('a stream', () => {
  it('comes in pieces that end anywhere', () => {
    const lines = new Lines()

    expect(lines.push('id: a\nda')).toEqual([])
    expect(lines.push('ta: {"n":1}\n\nid: b\n')).toEqual([{ id: 'a', data: '{"n":1}' }])
    expect(lines.push('data: x\ndata: y\r\n\r\n')).toEqual([{ id: 'b', data: 'x\ny' }])
  })

  it('names an event by its own name alone', () => {
    expect(new Lines().push('event: progress\ndata: 1\n\ndata: 2\n\n')).toEqual([
      { event: 'progress', data: '1' },
      { data: '2' },
    ])
  })

  it('keeps the last id, and passes over comments', () => {
    const lines = new Lines()

    expect(lines.push(': still here\n\nid: 7\ndata: 1\n\ndata: 2\n\n')).toEqual([
      { id: '7', data: '1' },
      { id: '7', data: '2' },
    ])
  })
})
