import { within } from '@/format/period'
import type { Texts } from '@/text'
import type { Language } from '@/format/day'
import type { Consequences } from './measures'
import type { RankingRule, SubjectType } from './model'
import type { Shown } from './shown'

/** A part of a sentence; what is gravest is marked. */
export interface Part {
  text: string
  grave?: boolean
}

/** What a board says first: how many are listed, and what follows. */
export function sentence(
  shown: Shown,
  rule: RankingRule | undefined,
  type: SubjectType,
  follows: Consequences | undefined,
  t: Texts['boards'],
  language: Language,
): Part[] {
  const period = within(shown.period, language)
  const count = shown.listed.length
  if (shown.undecidable) return [{ text: t.undecidable(period) + t.stop }]
  if (shown.live) return [{ text: t.sentenceLive(period, count, type) + t.stop }]
  if (count === 0) return [{ text: t.nobody(period) + t.stop }]
  const listed = t.sentence(period, count, type, rule?.listed.end ?? 'first', rule?.listed.places ?? count)
  if (!follows) return [{ text: listed + t.stop }]
  const all = follows.all.map((measure) => t.everybody(t.verbs[measure]))
  const parts: Part[] = [{ text: [listed, ...all].join(t.comma) }]
  follows.some.forEach(({ measure, count: some }, at) => {
    parts.push({ text: at === 0 ? t.semicolon + t.thereof : t.comma })
    parts.push({ text: t.someDone(some, t.verbs[measure]), grave: measure === 'BLACKLIST' })
  })
  return [...parts, { text: t.stop }]
}
