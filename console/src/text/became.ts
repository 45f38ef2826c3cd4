import { textOf } from '@/text'

/** What a field was and is: 名称：一号小区 → 1号小区. */
export function became(label: string, was: string, is: string): string {
  return textOf('words').became(label, was || '–', is || '–')
}
