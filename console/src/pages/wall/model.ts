import type { components } from '@/api/schema'

type Schemas = components['schemas']

/** What the API tells of projects, by the names that this page uses. */
export type ProjectSummary = Schemas['ProjectSummary']
export type ProjectStage = Schemas['ProjectStage']
export type Project = Schemas['Project']
export type Milestone = Schemas['Milestone']
export type Stage = Schemas['Stage']
export type Request = Schemas['Request']
