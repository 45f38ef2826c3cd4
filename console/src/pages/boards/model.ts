import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Board = Schemas['Board']
export type BoardHead = Schemas['BoardHead']
export type BoardRow = Schemas['BoardRow']
export type Escalation = Schemas['Escalation']
export type LiveBoard = Schemas['LiveBoard']
export type Measure = Schemas['Measure']
export type RankingHead = Schemas['RankingHead']
export type RankHistoryItem = Schemas['RankHistoryItem']
export type RecentPeriod = Schemas['RecentPeriod']
export type SubjectType = Schemas['SubjectType']

/** A ranking as the rulebook writes it (排名规则), as far as this page reads it. */
export interface RankingRule {
  id: string
  title: string
  subject: SubjectType
  clause: { ref: string; quote: string }
  order: { metric: Metric; first: 'highest' | 'lowest' }[]
  listed: { end: 'first' | 'last'; places: number; atLeast?: number; mostWithTies?: number | 'all' }
  ladder: {
    by: 'streak' | 'eachListing' | 'byHalf'
    measure?: Measure
    steps?: { at: number; andLater?: boolean; measure: Measure }[]
    H1?: { measure: Measure }
    H2?: { measure: Measure }
  }
}

/** What a ranking measures; a later release may know more. */
export type Metric = 'countedComplaints' | 'compositeScore' | 'deliveryRate' | 'overdueDays' | (string & {})

/** An indicator of a score as the rulebook names it (指标). */
export interface Indicator {
  id: string
  name: string
  unit: string
  worst: number
  best: number
}

/** The key under which a subject is asked for: estate/E1. */
export function subjectKey(subject: { type: string; code: string }): string {
  return `${subject.type}/${subject.code}`
}
