import type { BoardRow, Complaint, Me } from './model'

/** What a stranger may write into any field: it must be read, not run. */
export const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

export function aComplaint(given: Partial<Complaint> = {}): Complaint {
  return {
    ticketNo: 'LY20221101-000916',
    receivedAt: '2022-11-01T09:16:00+08:00',
    month: '2022-11',
    channel: '12345',
    estateId: 'E00001',
    estateName: '三岗家园2期',
    street: '371311001',
    streetName: '盛庄街道',
    county: '371311',
    countyName: '罗庄区',
    company: { id: 'C142', name: '佳禾物业142号（演示）' },
    category: 'property.service',
    counted: true,
    title: '夜间无人巡逻',
    detail: '夜间无人巡逻，外来车辆随意进出。',
    households: 1848,
    status: 'dispatched',
    due: '2022-11-08',
    remainingDays: 2,
    dispatches: [{ department: 'housing', on: '2022-11-01', whistle: false }],
    version: 2,
    caller: { name: '张**', phone: '138****5678' },
    history: [
      { version: 1, change: 'dispatched', by: 'hotline', at: '2022-11-01T10:05:00+08:00', departments: ['housing'] },
    ],
    ...given,
  }
}

export const CLERK: Me = {
  id: 'li',
  kind: 'person',
  name: '李娜',
  post: '物业专班科员',
  role: 'official',
  may: [
    'dispatchComplaint',
    'reportDispatch',
    'returnDispatch',
    'whistleForDepartments',
    'extendComplaint',
    'resolveComplaint',
    'writeComplaintOff',
    'reopenComplaint',
    'requestExclusion',
    'decideExclusion',
    'mergeComplaint',
    'separateComplaint',
    'attributeComplaint',
    'readCaller',
  ],
}

export const STREET: Me = {
  id: 'zhao',
  kind: 'person',
  name: '赵敏',
  role: 'street',
  body: { id: '371311001', name: '盛庄街道' },
  may: ['whistleForDepartments', 'requestExclusion'],
}

export function aRow(code: string, rank: number, value: number): BoardRow {
  return { subject: { type: 'estate', code, name: code }, rank, value, tieBreak: [], listed: rank <= 30, indicators: [] }
}
