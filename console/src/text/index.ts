import { computed, type ComputedRef } from 'vue'
import { en } from './en'
import { language } from './language'
import { zh } from './zh'

export type Texts = typeof zh

const dictionaries: Record<'zh' | 'en', Texts> = { zh, en }

/** The texts of one page in the language that is read. */
export function useText<K extends keyof Texts>(page: K): ComputedRef<Texts[K]> {
  return computed(() => dictionaries[language.value][page])
}

/** The same outside a component. */
export function textOf<K extends keyof Texts>(page: K): Texts[K] {
  return dictionaries[language.value][page]
}
