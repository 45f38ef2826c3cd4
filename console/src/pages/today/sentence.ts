import type { Overview } from '@/overview'
import { dayOf } from '@/format/day'
import { count, percent } from '@/format/number'
import type { Texts } from '@/text'

export interface Piece {
  text: string
  alarm?: boolean
}

/** Whether it is getting better, as a share of the same days of the month before; undefined where that had none. */
export function change(overview: Overview): number | undefined {
  const { registered, registeredToSameDayBefore: before } = overview
  if (registered === undefined || before === undefined || before === 0) return undefined
  return (registered - before) / before
}

/** The first sentence of the day, in the order: trend, number, comparison, who is about to fall. */
export function sentence(overview: Overview, t: Texts['today'], comma: string, stop: string): Piece[] {
  const pieces: Piece[] = []
  const { registered, asOf } = overview
  if (registered === undefined || asOf === undefined) {
    pieces.push({ text: asOf === undefined && registered === undefined && !overview.period ? t.noDay : t.unsaid })
  } else if (registered === 0) {
    pieces.push({ text: t.noneYet })
  } else {
    const moved = change(overview)
    const so = t.soFar(dayOf(asOf).day, count(registered))
    if (moved === undefined) {
      const nothing = overview.registeredToSameDayBefore === 0 ? `${comma}${t.nothingBefore}` : ''
      pieces.push({ text: `${so}${nothing}` })
    } else {
      const trend = moved > 0 ? t.rising : moved < 0 ? t.falling : t.level
      const colon = comma === '，' ? '：' : ': '
      pieces.push({ text: `${trend}${colon}${so}${comma}${comparison(moved, t)}` })
    }
  }
  if (overview.headingFor) {
    const black = overview.headingFor.find((it) => it.measure === 'BLACKLIST')?.subjects.length ?? 0
    const semicolon = comma === '，' ? '；' : '; '
    pieces.push({ text: `${semicolon}${t.ifClosed}${comma}` })
    pieces.push(black > 0 ? { text: t.newlyBlack(black), alarm: true } : { text: t.noneBlack })
  }
  pieces.push({ text: stop })
  return pieces
}

function comparison(moved: number, t: Texts['today']): string {
  if (moved === 0) return t.asMany
  // A change that rounds to nothing is said with a decimal, so that no sentence says “0% more”.
  const share = percent(Math.abs(moved), Math.abs(moved) < 0.01 ? 1 : 0)
  return moved > 0 ? t.more(share) : t.fewer(share)
}
