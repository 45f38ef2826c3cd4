import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Complaint = Schemas['Complaint']
export type ComplaintEntry = Schemas['ComplaintEntry']
export type ComplaintCount = Schemas['ComplaintCount']
export type Dispatch = Schemas['Dispatch']
export type EstateSuggestion = Schemas['EstateSuggestion']
export type Because = EstateSuggestion['because'][number]
export type BoardRow = Schemas['BoardRow']
export type SubjectEffect = Schemas['SubjectEffect']
export type Me = Schemas['Me']
