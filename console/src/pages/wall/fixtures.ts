import type { ProjectStage, ProjectSummary, Stage } from './model'

export function aStage(stage: Stage, due: string, other: Partial<ProjectStage> = {}): ProjectStage {
  return { stage, baseline: due, due, ...other }
}

/** An active project in time, to be delivered in the December of 2022. */
export function aProject(other: Partial<ProjectSummary> = {}): ProjectSummary {
  return {
    id: 'SP-001',
    name: '北园片区（示例）',
    kind: 'SHANTYTOWN',
    county: '371302',
    countyName: '兰山区',
    state: 'ACTIVE',
    provincialLedger: true,
    year: 2022,
    stages: [aStage('COMPLETION', '2022-11-30'), aStage('DELIVERY', '2022-12-10')],
    overdueDays: 0,
    keySupervised: false,
    openRequests: 0,
    version: 1,
    ...other,
  }
}
