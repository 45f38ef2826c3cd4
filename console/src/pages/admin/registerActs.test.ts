import { beforeEach, describe, expect, it } from 'vitest'
import type { Body } from '@/api/bodies'
import { readIn } from '@/text/language'
import { bodyConsequence, byLevel, type Register } from './bodyActs'
import { estateConsequence, missingOf } from './estateActs'
import type { Estate } from './register'
import { tabIn, tabsOf } from './tabs'

beforeEach(() => readIn('zh'))

const ESTATE: Estate = {
  estateId: 'E1', name: '小区1', street: 'S1', county: 'C1', households: 400, company: { id: 'CO1', name: '示例物业' }, manager: { name: '经理' },
}
const AS_IS = { name: '小区1', street: 'S1', households: '400', 'company/id': 'CO1', 'company/name': '示例物业', 'manager/name': '经理' }

const county = (code: string, name: string): Body => ({ code, level: 'county', name, parent: 'C0' })
const STREET: Body = { code: 'S1', level: 'street', name: '兰山街道', parent: 'C1', kind: '街道' }
const REGISTER: Register = {
  cities: [{ code: 'C0', level: 'city', name: '临沂市' }],
  counties: [county('C1', '兰山区'), county('C2', '罗庄区')],
  streets: [STREET],
  streetKinds: ['街道', '镇'],
}

describe('the parts of the page', () => {
  it('are those in which the reader finds something, accounts first', () => {
    expect(tabsOf({ role: 'admin', may: ['makeAccount', 'makeKey'] })).toEqual(['accounts', 'estates', 'bodies', 'calendar'])
    expect(tabsOf({ role: 'county', may: [] })).toEqual(['estates', 'bodies', 'calendar'])
    expect(tabsOf({ role: 'subscriber', may: [] })).toEqual(['calendar'])
    expect(tabsOf(undefined)).toEqual(['calendar'])
  })

  it('are named by the address', () => {
    const tabs = tabsOf({ role: 'official', may: [] })
    expect(tabIn('bodies', tabs)).toBe('bodies')
    expect(tabIn('accounts', tabs)).toBe('estates')
    expect(tabIn(undefined, tabs)).toBe('estates')
  })
})

describe('an estate', () => {
  it('lacks households when they are none, and a manager when nobody is named', () => {
    expect(missingOf(ESTATE)).toEqual([])
    expect(missingOf({ households: 0 })).toEqual(['noHouseholds', 'noManager'])
  })

  it('that is corrected says what counts go by from then on', () => {
    expect(estateConsequence(ESTATE, AS_IS)).toBe('')
    expect(estateConsequence(ESTATE, { ...AS_IS, name: '小区一', 'manager/name': '' })).toBe('')
    expect(estateConsequence(ESTATE, { ...AS_IS, households: '500' })).toBe('从下一次截榜起按新的户数计，已截榜的月份不变。')
    expect(estateConsequence(ESTATE, { ...AS_IS, street: 'S2', 'company/id': 'CO2' })).toBe(
      '从下一次截榜起按新的街道、企业计，已截榜的月份不变，以前归到这个小区的投诉仍属原来的街道和企业，连续上榜月数按规则中换企业的约定计。',
    )
    readIn('en')
    expect(estateConsequence(ESTATE, { ...AS_IS, street: 'S2' })).toMatch(/the new street.*of then\.$/)
  })
})

describe('a form about a body', () => {
  const field = (name: string, values: Record<string, string>, now?: string) =>
    byLevel(REGISTER, now)({ name, label: '', kind: name === 'parent' ? 'choice' : 'text' }, values)
  const offered = (...args: Parameters<typeof field>) => field(...args).options?.map((it) => it.value)

  it('offers above a street the counties, and asks for one and for a kind of the rulebook', () => {
    expect(offered('parent', { level: 'street' })).toEqual(['C1', 'C2'])
    expect(field('parent', { level: 'street' }).required).toBe(true)
    expect(field('kind', { level: 'street' })).toMatchObject({ kind: 'choice', required: true })
    expect(offered('kind', { level: 'street' })).toEqual(['街道', '镇'])
  })

  it('offers above a county the city, also one that is named and not registered', () => {
    expect(offered('parent', { level: 'county' })).toEqual(['C0'])
    expect(offered('parent', { level: 'county' }, '371300')).toEqual(['C0', '371300'])
    expect(field('kind', { level: 'county' })).toMatchObject({ kind: 'text' })
    expect(offered('parent', { level: 'taskforce' })).toEqual(['C0', 'C1', 'C2', 'S1'])
  })

  it('says what follows from another county, name or level', () => {
    const as = { level: 'street', name: '兰山街道', parent: 'C1' }
    expect(bodyConsequence(STREET, as, REGISTER)).toBe('')
    expect(bodyConsequence(STREET, { ...as, parent: 'C2' }, REGISTER)).toContain('随它转到罗庄区')
    expect(bodyConsequence(STREET, { ...as, name: '兰山' }, REGISTER)).toContain('新名称')
    expect(bodyConsequence(STREET, { ...as, level: 'county' }, REGISTER)).toContain('级别不能改')
  })
})
