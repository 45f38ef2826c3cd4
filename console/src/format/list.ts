import type { Language } from './day'

/** 兰山区、罗庄区、河东区; all of them. */
export const enumerated = (all: string[], language: Language): string => all.join(language === 'zh' ? '、' : ', ')

/** 兰山区、罗庄区、河东区; the rest is told by its number. */
export function names(all: string[], language: Language, most = 3): string {
  const shown = enumerated(all.slice(0, most), language)
  if (all.length <= most) return shown
  return language === 'zh' ? `${shown}等${all.length}个` : `${shown} and ${all.length - most} more`
}
