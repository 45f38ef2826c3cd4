import type { Explanation, Me, Notice, NoticeSummary } from './model'

/** What a stranger may write into any field: it must be read, not run. */
export const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

export function aNotice(given: Partial<Notice> = {}): Notice {
  return {
    id: 'ntc-1',
    kind: '黑榜通报',
    measure: 'BLACKLIST',
    period: '2022-10',
    state: 'drafted',
    secrecy: 'open',
    addressee: { id: '371311001', name: '盛庄街道' },
    copies: ['罗庄区人民政府'],
    subjects: [{ type: 'estate', code: 'E00001', name: '白鹭雅苑3期' }],
    escalationIds: ['esc-1'],
    title: '关于将白鹭雅苑3期列入物业服务“黑榜”的通报',
    blocks: [
      { type: 'title', text: '关于将白鹭雅苑3期列入物业服务“黑榜”的通报' },
      { type: 'addressee', text: '盛庄街道办事处' },
      { type: 'paragraph', text: '白鹭雅苑3期连续三个月居全市前30名，具体情况如下：' },
      {
        type: 'table',
        columns: [
          { title: '物业服务项目', group: '', width: 60 },
          { title: '件', group: '9月', width: 20 },
          { title: '位', group: '9月', width: 20 },
          { title: '件', group: '10月', width: 20 },
          { title: '位', group: '10月', width: 20 },
        ],
        rows: [['白鹭雅苑3期', '34', '10', '41', '6']],
      },
      { type: 'demand', text: '请你街道牵头组织开展质量评价，并于收到本通报后20个工作日内书面报告进展情况。' },
      { type: 'signature', organs: ['临沂市物业管理领域集中整治专项行动工作专班办公室'] },
      { type: 'date' },
      { type: 'copies', to: ['市政府办公室', '罗庄区人民政府'] },
    ],
    text: '',
    facts: '白鹭雅苑3期连续三个月居全市前30名',
    clause: '六(四)2',
    demand: '请你街道牵头组织开展质量评价',
    figures: [{ ranking: 'estate-complaints', period: '2022-10', revision: 1, hash: 'd63cb496a2b6'.padEnd(64, '0') }],
    answerWithinWorkingDays: 20,
    signaturesNeeded: 1,
    signedBy: ['property'],
    signatures: [],
    draftedOn: '2022-11-03',
    waitsFor: { step: 'signature', due: '2022-11-08' },
    overdue: false,
    life: [{ step: 'drafted', state: 'drafted', on: '2022-11-03' }],
    answers: [],
    attachments: [],
    followUps: [],
    deliveries: {},
    version: 7,
    ...given,
  }
}

export function aSummary(given: Partial<NoticeSummary> = {}): NoticeSummary {
  const { id, kind, measure, period, state, secrecy, addressee, subjects, escalationIds, title, draftedOn, waitsFor } = aNotice()
  const summary: NoticeSummary = {
    id,
    kind,
    measure,
    period,
    state,
    secrecy,
    addressee,
    subjects,
    escalationIds,
    title,
    draftedOn,
    waitsFor,
    overdue: false,
  }
  return { ...summary, ...given }
}

export const OFFICE: Me = {
  id: 'wang',
  kind: 'person',
  name: '王伟',
  post: '物业专班副组长',
  role: 'official',
  may: ['signNotice', 'receiveNotice', 'answerNotice', 'returnNotice', 'closeNotice', 'voidNotice', 'attachToNotice'],
}

export const STREET: Me = {
  id: 'zhao',
  kind: 'person',
  name: '赵敏',
  post: '签收人',
  role: 'street',
  body: { id: '371311001', name: '盛庄街道' },
  may: ['receiveNotice', 'answerNotice', 'attachToNotice', 'putFollowUp'],
}

export function anExplanation(given: Partial<Explanation['boards'][number]> = {}): Explanation {
  return {
    id: 'esc-1',
    state: 'raised',
    escalation: {
      rule: 'estate-complaints',
      measure: 'BLACKLIST',
      subject: { type: 'estate', code: 'E00001', name: '白鹭雅苑3期' },
      period: '2022-10',
      clause: '六(四)2',
      evidence: { rows: [], documents: [] },
    },
    rulebook: 'linyi-2022-57',
    rulebookVersion: 1,
    boards: [
      {
        ranking: 'estate-complaints',
        period: '2022-10',
        revision: 1,
        closedOn: '2022-11-03',
        hash: 'd63cb496a2b6'.padEnd(64, '0'),
        hashMatches: true,
        latestRevision: 1,
        cut: { listed: 33, rated: 400 },
        row: {
          subject: { type: 'estate', code: 'E00001', name: '白鹭雅苑3期' },
          rank: 6,
          rated: 400,
          value: 41,
          tieBreak: [],
          listed: true,
          indicators: [],
        },
        complaints: { ticketNos: Array.from({ length: 41 }, (_, i) => `LY-${i}`), complete: true },
        ...given,
      },
    ],
  }
}
