import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { whoReads } from '@/session'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import FoldLine from './FoldLine.vue'
import { columnsOf } from './columns'
import { aProject } from './fixtures'
import type { Project } from './model'
import ProjectPanel from './ProjectPanel.vue'
import { useProjects } from './useProjects'
import WallSentence from './WallSentence.vue'

beforeAll(() => readIn('zh'))
afterEach(() => vi.unstubAllGlobals())

const words = (text: string): string => text.replace(/\s+/g, '')

describe('the sentence', () => {
  const says = { year: 2022, due: 125, completed: 100, overdue: 25, onTime: 0, longest: 150, overdueLater: 0, most: [] }

  it('is said in words with its numbers', () => {
    const view = mount(WallSentence, { props: { says, scope: '' } })
    expect(words(view.text())).toBe('年底前应交付125个项目：100个已竣工验收，25个逾期，最长逾期150天。')
  })

  it('hides neither what is overdue of later years nor who would be listed', () => {
    const board = { period: '2022-11', standings: new Map(), listed: [{ code: 'A', name: '沂南县' }] }
    const view = mount(WallSentence, { props: { says: { ...says, onTime: 3, overdue: 0, overdueLater: 2 }, scope: '兰山区', board } })
    expect(words(view.text())).toBe(
      '兰山区年底前应交付125个项目：100个已竣工验收，3个未到期，没有逾期。另有2个以后年度交付的项目逾期。本月进度暂列末位：沂南县，月末仍在末位的发提示函。',
    )
  })
})

describe('a fold', () => {
  it('says what it hides', () => {
    const row = {
      type: 'rest' as const, key: 'rest:A', county: 'A', count: 13, open: false,
      hidden: [{ kind: 'deliverInMonth' as const, month: 12, count: 8 }, { kind: 'inactive' as const, count: 1 }],
    }
    const view = mount(FoldLine, { props: { row, columns: columnsOf(832, 'zh') } })
    expect(view.text()).toContain('其余13个没有逾期')
    expect(view.text()).toContain('12月交付8个，已调出或撤销1个')
  })
})

describe('the chosen project', () => {
  const project: Project = {
    id: 'SP-001', kind: 'SHANTYTOWN', name: '北园片区（示例）', county: '371302', countyName: '兰山区', provincialLedger: true,
    year: 2022, state: 'ACTIVE', extensions: [], reviews: [], version: 3, history: [],
    milestones: [
      { stage: 'START', due: '2022-06-22', weight: 1 },
      { stage: 'DELIVERY', due: '2022-12-10', weight: 1 },
    ],
    requests: [
      { kind: 'extension', by: 'official-1', open: true, reason: '雨季', proposal: { stage: 'START', due: '2022-12-01' } },
      { kind: 'completion', by: 'county-9', open: true, proposal: { stage: 'START', completedOn: '2022-11-01' } },
    ],
    openRequests: [],
  }
  const me = (may: string[]) => ({ body: { id: 'official-1', kind: 'person', name: '示例', role: 'official', may } })

  it('says how late it is, lets its reader do what the role allows, and decide on nothing that is its own', async () => {
    answering({
      'GET /api/v1/me': me(['completeMilestone', 'decideMilestoneCompletion', 'decideMilestoneExtension']),
      'GET /api/v1/projects/SP-001': { body: project },
    })
    await whoReads()
    const view = mount(ProjectPanel, { props: { id: 'SP-001', today: '2022-11-18' }, global: { stubs: { RouterLink: RouterLinkStub } } })
    await flushPromises()
    expect(words(view.get('.box').text())).toBe('149天到今天应完成1个节点，完成0个，1个逾期；最早是开工，6月22日到期。')
    expect(view.findAll('.acts button').map((it) => it.text())).toEqual(['补报完成'])
    const requests = view.findAll('.line').map((it) => words(it.text()))
    expect(requests[0]).toBe('延期开工，6月22日→12月1日申请人：official-1，本人理由：雨季本人提出的，须由另一人审批')
    expect(requests[1]).toBe('补报开工，11月1日申请人：county-9审批')
  })
})

describe('the projects', () => {
  it('come page by page, and are whole only with the last', async () => {
    let release: () => void = () => {}
    answering({
      'GET /api/v1/projects': (call) =>
        call.query.has('cursor') ? { body: { items: [aProject({ id: 'B' })] } } : { body: { items: [aProject({ id: 'A' })], next: 'c2' } },
    })
    const plain = fetch
    let asked = 0
    vi.stubGlobal('fetch', async (request: Request) => {
      if (++asked === 2) await new Promise<void>((resolve) => (release = resolve))
      return plain(request)
    })
    let load!: ReturnType<typeof useProjects>
    mount({ template: '<i />', setup: () => void (load = useProjects(() => ({}), () => [])) })
    await flushPromises()
    await vi.waitFor(() => expect(asked).toBe(2))
    expect(load.projects.value.map((it) => it.id)).toEqual(['A'])
    expect(load.complete.value).toBe(false)
    release()
    await vi.waitFor(() => expect(load.complete.value).toBe(true))
    expect(load.projects.value.map((it) => it.id)).toEqual(['A', 'B'])
  })
})
