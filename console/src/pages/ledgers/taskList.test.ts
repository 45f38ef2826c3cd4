import { describe, expect, it } from 'vitest'
import { inOrder, isIn, isTaskOverdue, numbersOf, type Task } from './taskList'

const TODAY = '2022-11-18'

function aTask(other: Partial<Task> = {}): Task {
  return {
    id: 'TK-1', county: '371302', countyName: '兰山区', list: 'tasks', title: '建立整治台账（示例）', due: '2022-11-10',
    owner: '县区专班', extensions: [], requests: [], openRequests: [], enteredOn: '2022-06-01', version: 1, history: [], ...other,
  }
}

describe('a task', () => {
  it('is overdue from the day after it was due', () => {
    expect(isTaskOverdue(aTask({ due: '2022-11-18' }), TODAY)).toBe(false)
    expect(isTaskOverdue(aTask({ due: '2022-11-17' }), TODAY)).toBe(true)
  })

  it('that is done, or was entered on its due day, is not', () => {
    expect(isTaskOverdue(aTask({ completedOn: '2022-11-15' }), TODAY)).toBe(false)
    expect(isTaskOverdue(aTask({ enteredOn: '2022-11-10' }), TODAY)).toBe(false)
    expect(isTaskOverdue(aTask({ enteredOn: undefined }), TODAY)).toBe(true)
  })

  it('is found by where it stands', () => {
    const asked = aTask({ openRequests: [{ kind: 'completion', by: 'key-1', open: true }] })
    expect(isIn(asked, 'asked', TODAY)).toBe(true)
    expect(isIn(aTask({ completedOn: '2022-11-15' }), 'open', TODAY)).toBe(false)
    expect(isIn(aTask({ completedOn: '2022-11-15' }), 'done', TODAY)).toBe(true)
    expect(isIn(aTask(), 'done', TODAY)).toBe(false)
    expect(isIn(aTask(), 'all', TODAY)).toBe(true)
  })
})

describe('tasks', () => {
  it('are counted with the longest overdue', () => {
    const tasks = [aTask(), aTask({ due: '2022-10-31' }), aTask({ completedOn: '2022-11-01' }), aTask({ due: '2022-12-01' })]
    expect(numbersOf(tasks, TODAY)).toEqual({ all: 4, done: 1, overdue: 2, longest: 18, asked: 0 })
  })

  it('stand with what waits first, and what was done last after it', () => {
    const tasks = [
      aTask({ id: 'done-early', completedOn: '2022-09-01' }),
      aTask({ id: 'late', due: '2022-10-01' }),
      aTask({ id: 'done-late', completedOn: '2022-10-01' }),
      aTask({ id: 'soon', due: '2022-12-01' }),
    ]
    expect(inOrder(tasks).map((it) => it.id)).toEqual(['late', 'soon', 'done-late', 'done-early'])
  })
})
