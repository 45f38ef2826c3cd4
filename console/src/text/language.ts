import { ref } from 'vue'
import type { Language } from '@/format/day'
import { enumerated } from '@/format/list'

const KEPT = 'duban-language'

function first(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** The language that is read; the browser keeps it. */
export const language = ref<Language>(first())

/** Things one after the other, as the reader's language lists them. */
export const enumeration = (all: string[]): string => enumerated(all, language.value)

export function readIn(chosen: Language): void {
  language.value = chosen
  localStorage.setItem(KEPT, chosen)
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}
