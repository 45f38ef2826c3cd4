const DIGITS = '零一二三四五六七八九'

/** A number as notices write it: 30, 三, 两, 十二. */
export const NUMBER = '\\d+|[一二两三四五六七八九十]+'

/** What a written number means; undefined for what is none. */
export function meaning(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(text)
  if (!match || text === '') return undefined
  const [, tens, ten, ones] = match
  if (!ten) return tens && !ones ? digit(tens) : undefined
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0)
}

function digit(character: string): number {
  return character === '两' ? 2 : DIGITS.indexOf(character)
}
