import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Notice = Schemas['Notice']
export type NoticeSummary = Schemas['NoticeSummary']
export type NoticeState = Schemas['NoticeState']
export type LifeEntry = Schemas['NoticeLifeEntry']
export type LetterBlock = Schemas['LetterBlock']
export type FollowUp = Schemas['FollowUp']
export type Explanation = Schemas['Explanation']
export type Board = Schemas['Board']
export type BoardRow = Schemas['BoardRow']
export type Measure = Schemas['Measure']
export type Me = Schemas['Me']
export type WorkItem = Schemas['WorkItem']
export type WaitStep = Schemas['NoticeWaitsFor']['step']
