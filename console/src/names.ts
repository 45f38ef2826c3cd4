import { computed, shallowRef } from 'vue'
import { api, got } from '@/api/client'

interface Named {
  code: string
  name: string
}

interface Category extends Named {
  /** Whether boards count it. */
  counted: boolean
}

/** What pages read of the rulebook in force; a city may leave out any of it. */
interface Book {
  complaints?: { categories?: Category[]; extensionAtMostWorkingDays?: number; returnWithinWorkingDays?: number }
  departments?: Named[]
  bodies?: { streetKinds?: string[] }
  campaign?: { taskForces?: Named[] }
  notices?: {
    signWithinWorkingDays?: number
    receiptWithinWorkingDays?: number
    closeWithinWorkingDays?: number
  }
}

const book = shallowRef<Book>()
let asked: Promise<void> | undefined

/** Asks for the rulebook once; what could not be had is asked for again by the next page. */
export function loadNames(): Promise<void> {
  asked ??= got(api.GET('/api/v1/rulebook'))
    .then((answer) => {
      book.value = answer as unknown as Book
    })
    .catch(() => {
      asked = undefined
    })
  return asked
}

export const categories = computed(() => book.value?.complaints?.categories ?? [])
export const streetKinds = computed(() => book.value?.bodies?.streetKinds ?? [])
export const departments = computed(() => book.value?.departments ?? [])
export const taskForces = computed(() => book.value?.campaign?.taskForces ?? [])
export const complaintTerms = computed(() => book.value?.complaints)
export const noticeTerms = computed(() => book.value?.notices)

/** The name of a code where the rulebook gives one. */
export function nameIn(all: Named[], code: string): string {
  return all.find((it) => it.code === code)?.name ?? code
}
