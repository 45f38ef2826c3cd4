import { describe, expect, it } from 'vitest'
import { aNotice } from './fixtures'
import { lifeOf, stepsOf } from './life'

const names = (notice = aNotice()) => stepsOf(notice).length

describe('the life of a letter', () => {
  it('has eight steps where it is signed and answered, fewer where it is not', () => {
    expect(names()).toBe(8)
    expect(names(aNotice({ signaturesNeeded: 0 }))).toBe(7)
    expect(names(aNotice({ signaturesNeeded: 0, answerWithinWorkingDays: undefined }))).toBe(5)
  })

  it('stands at the signature until the last one is given', () => {
    const life = lifeOf(
      aNotice({
        state: 'signed',
        signaturesNeeded: 2,
        signatures: [{ person: '李强', post: '组长', taskForce: 'projects', on: '2022-11-04' }],
      }),
    )

    expect(life.at).toBe(2)
    expect(life.steps.map((it) => it.state)).toEqual(['done', 'now', 'next', 'next', 'next', 'next', 'next', 'next'])
    expect(life.steps[1]?.due).toBe('2022-11-08')
  })

  it('waits for its issue at the end of the day where nobody signs it', () => {
    const life = lifeOf(aNotice({ signaturesNeeded: 0 }))

    expect(life.steps[1]).toMatchObject({ name: 'issue', state: 'now', due: '2022-11-08' })
  })

  it('puts the term of the receipt at the receipt, also before it was opened', () => {
    const life = lifeOf(aNotice({ state: 'issued', waitsFor: { step: 'receipt', due: '2022-11-10' } }))

    expect(life.steps.find((it) => it.name === 'deliver')).toMatchObject({ state: 'now' })
    expect(life.steps.find((it) => it.name === 'receive')).toMatchObject({ state: 'next', due: '2022-11-10' })
  })

  it('goes back to the answer when one was returned, and says why', () => {
    const life = lifeOf(
      aNotice({
        state: 'received',
        waitsFor: { step: 'answer', due: '2022-12-20' },
        life: [
          { step: 'drafted', state: 'drafted', on: '2022-11-03' },
          { step: 'received', state: 'received', on: '2022-11-09', by: { role: 'street', body: 'street/1', person: '赵敏' } },
          { step: 'answered', state: 'answered', on: '2022-11-18' },
          { step: 'returned', state: 'received', on: '2022-11-21', note: '缺节点安排' },
        ],
      }),
    )

    expect(life.steps[life.at - 1]).toMatchObject({ name: 'answer', state: 'now', due: '2022-12-20' })
    expect(life.steps[life.at - 1]?.happenings).toEqual([
      { what: 'returned', on: '2022-11-21', doer: undefined, note: '缺节点安排' },
    ])
    expect(life.steps.find((it) => it.name === 'receive')).toMatchObject({ state: 'done', doer: { recorded: '赵敏', at: '2022-11-09' } })
  })

  it('tells a reminder at the step that was waited for', () => {
    const life = lifeOf(
      aNotice({
        state: 'delivered',
        life: [
          { step: 'drafted', state: 'drafted', on: '2022-11-03' },
          { step: 'issued', state: 'issued', on: '2022-11-04' },
          { step: 'delivered', state: 'delivered', on: '2022-11-04' },
          { step: 'reminded', state: 'delivered', on: '2022-11-08', due: '2022-11-08' },
        ],
      }),
    )

    expect(life.steps.find((it) => it.name === 'receive')?.happenings.map((it) => it.what)).toEqual(['reminded'])
  })

  it('ends where it was voided, without steps that will not come', () => {
    const life = lifeOf(
      aNotice({
        state: 'void',
        life: [
          { step: 'drafted', state: 'drafted', on: '2022-11-03' },
          { step: 'void', state: 'void', on: '2022-11-05', note: '重复' },
        ],
      }),
    )

    expect(life.steps.map((it) => it.name)).toEqual(['draft'])
    expect(life.ended).toEqual({ how: 'void', on: '2022-11-05', reason: '重复' })
  })

  it('is whole when it is closed', () => {
    const life = lifeOf(aNotice({ state: 'closed', waitsFor: undefined }))

    expect(life.at).toBe(8)
    expect(life.steps.every((it) => it.state === 'done')).toBe(true)
  })
})
