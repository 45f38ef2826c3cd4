import { describe, expect, it } from 'vitest'
import { actsOf } from './acts'
import { aNotice, OFFICE, STREET } from './fixtures'

const FORCES = ['property', 'projects']
const first = { person: '李强', post: '组长', taskForce: 'projects', on: '2022-11-04' }

describe('the next act', () => {
  it('is to sign, and the last signature is told as such', () => {
    expect(actsOf(aNotice(), OFFICE, FORCES).next).toEqual({ act: 'sign', forces: ['property'], oneForEach: false, last: true })
  })

  it('leaves to two task forces what is open of them', () => {
    const two = aNotice({ signaturesNeeded: 2, signedBy: FORCES })

    expect(actsOf(two, OFFICE, FORCES).next).toMatchObject({ forces: FORCES, last: false })
    expect(actsOf({ ...two, state: 'signed', signatures: [first] }, OFFICE, FORCES).next).toMatchObject({
      forces: ['property'],
      oneForEach: true,
      last: true,
    })
  })

  it('is nobody else’s: who signed does not sign again, and a task force signs for itself', () => {
    const signed = aNotice({ signaturesNeeded: 2, signedBy: FORCES, state: 'signed', signatures: [first] })

    expect(actsOf(signed, { ...OFFICE, name: '李强' }, FORCES)).toMatchObject({ notMine: 'signedByMe' })
    expect(actsOf(signed, { ...OFFICE, body: { id: 'projects', name: '棚改专班' } }, FORCES)).toMatchObject({
      notMine: 'otherForce',
    })
  })

  it('is the addressee’s receipt and answer; an official may do it in its name only', () => {
    const delivered = aNotice({ state: 'delivered' })

    expect(actsOf(delivered, STREET, FORCES).next).toEqual({ act: 'receive' })
    expect(actsOf(delivered, OFFICE, FORCES)).toMatchObject({ inName: { act: 'receive' }, notMine: 'otherSide' })
    expect(actsOf(delivered, OFFICE, FORCES).next).toBeUndefined()
    expect(actsOf(delivered, { ...STREET, body: { id: 'x', name: '别处' } }, FORCES)).toMatchObject({ notMine: 'otherSide' })
  })

  it('is to judge an answer, or to close what demands none', () => {
    expect(actsOf(aNotice({ state: 'answered' }), OFFICE, FORCES).next).toEqual({ act: 'judge' })
    expect(actsOf(aNotice({ state: 'received', answerWithinWorkingDays: undefined }), OFFICE, FORCES).next).toEqual({
      act: 'close',
    })
    expect(actsOf(aNotice({ state: 'answered' }), STREET, FORCES).next).toBeUndefined()
  })

  it('ends with the letter', () => {
    for (const state of ['closed', 'void', 'withdrawn'] as const) {
      expect(actsOf(aNotice({ state }), OFFICE, FORCES)).toMatchObject({ mayVoid: false, mayAttach: false })
    }
    expect(actsOf(aNotice(), STREET, FORCES).mayVoid).toBe(false)
  })
})
