import { computed, ref, shallowRef } from 'vue'
import { api, got } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { clockDay, plusDays } from '@/format/day'
import type { Urgency } from '@/format/span'
import { me } from '@/session'

type Schemas = components['schemas']
export type Overview = Schemas['Overview']
export type WorkKind = Schemas['WorkKind']

const EVERY = 60_000

const data = shallowRef<Overview>()
const ended = ref<string>()
const asked = ref(false)
const problem = shallowRef<Problem>()
const at = ref<Date>()
let timer: ReturnType<typeof setInterval> | undefined

/** What the first sentence of a day needs; shared by the frame and the home page. */
export const overview = computed(() => data.value)
export const overviewProblem = computed(() => problem.value)
export const overviewAt = computed(() => at.value)

/** Whether the first question was answered, or could not be; before, no span is right. */
export const overviewAsked = computed(() => asked.value)

/** Whether the day of business is known, and not only that of the clock. */
export const dayKnown = computed(() => ended.value !== undefined)

/** The day of business (业务日): the one after the last that has ended; by the clock before any has. */
export const today = computed(() => (ended.value ? plusDays(ended.value, 1) : clockDay(new Date())))

/** What the task-force office itself has to do; what else it may do waits for those whose work it is. */
const OFFICE_WORK: ReadonlySet<WorkKind> = new Set(['signature', 'closure', 'request', 'appeal', 'unattributed', 'followUp'])

/** Whether the reader speaks for the office, to which the work of everybody else is shown as well. */
export const ofOffice = computed(() => me.value?.role === 'official' || me.value?.role === 'admin')

/** Whether work of that kind is the reader's own. */
export const isOwn = (kind: WorkKind) => !ofOffice.value || OFFICE_WORK.has(kind)

/** How much of the reader's own is overdue, of some kinds or of all. */
export function overdueOf(kinds?: WorkKind[]): number {
  const overdue = data.value?.waiting.overdueByKind ?? {}
  const own = (Object.keys(overdue) as WorkKind[]).filter((it) => isOwn(it) && (kinds?.includes(it) ?? true))
  return own.reduce((sum, kind) => sum + (overdue[kind] ?? 0), 0)
}

/** How much of a kind waits, whosesoever work it is, of one urgency or of all; unknown before the overview came. */
export function waitingOf(kind: WorkKind, how?: Urgency): number | undefined {
  const waiting = data.value?.waiting
  if (waiting === undefined) return undefined
  const { overdue, dueToday, later } = waiting.byKind[kind] ?? { overdue: 0, dueToday: 0, later: 0 }
  return how === undefined ? overdue + dueToday + later : { overdue, today: dueToday, later }[how]
}

export async function loadOverview(): Promise<void> {
  try {
    data.value = await got(api.GET('/api/v1/overview'))
    at.value = new Date()
    problem.value = undefined
  } catch (thrown) {
    problem.value = asProblem(thrown)
  }
  // What is said of days must not wait for the part that counts complaints.
  ended.value = data.value?.asOf ?? (await lastEndedDay()) ?? ended.value
  asked.value = true
}

async function lastEndedDay(): Promise<string | undefined> {
  try {
    return (await got(api.GET('/api/v1/calendar'))).lastEndedDay
  } catch {
    return undefined
  }
}

const whenSeen = () => {
  if (document.visibilityState === 'visible') void loadOverview()
}

export function keepOverview(): void {
  void loadOverview()
  timer ??= setInterval(whenSeen, EVERY)
  document.addEventListener('visibilitychange', whenSeen)
}

export function dropOverview(): void {
  clearInterval(timer)
  timer = undefined
  document.removeEventListener('visibilitychange', whenSeen)
  data.value = undefined
  asked.value = false
}
