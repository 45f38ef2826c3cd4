import { describe, expect, it } from 'vitest'
import { wayBack } from './back'
import { faultOf } from './password'

describe('the way back', () => {
  it('is the page that was asked for', () => {
    expect(wayBack('/letters/n1?state=drafted')).toBe('/letters/n1?state=drafted')
  })

  it('never leads to another site, nor back to the door', () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined, ['/a'], '/sign-in?to=/x'])
      expect(wayBack(to)).toBe('/today')
  })
})

describe('a password', () => {
  it('has twelve characters as people count them', () => {
    expect(faultOf('十一个字符不够还差一个', '', 'li')).toBe('short')
    expect(faultOf('😀'.repeat(11), '😀'.repeat(11), 'li')).toBe('short')
    expect(faultOf('😀'.repeat(12), '😀'.repeat(12), 'li')).toBeUndefined()
  })

  it('is not the login, and is typed twice', () => {
    expect(faultOf('Li.Wei.Linyi', 'Li.Wei.Linyi', 'li.wei.linyi')).toBe('sameAsLogin')
    expect(faultOf('apples and rain', 'apples and rainy', 'li')).toBe('different')
  })
})
