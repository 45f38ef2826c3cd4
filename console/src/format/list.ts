import type { Language } from './day'

/** 兰山区、罗庄区、河东区; the rest is told by its number. */
export function names(all: string[], language: Language, most = 3): string {
  const shown = all.slice(0, most).join(language === 'zh' ? '、' : ', ')
  if (all.length <= most) return shown
  return language === 'zh' ? `${shown}等${all.length}个` : `${shown} and ${all.length - most} more`
}
