import type { components } from '@/api/schema'

export type Row = components['schemas']['BoardRow']

export interface Folded {
  top: Row[]
  middle: Row[]
  bottom: Row[]
  /** The first rows that are not listed. */
  outside: Row[]
}

/** The board as a page shows it: its first rows, its last listed ones, and those right behind the cut. */
export function folded(rows: Row[], top = 10, bottom = 5, outside = 2): Folded {
  const listed = rows.filter((row) => row.listed)
  const rest = rows.filter((row) => !row.listed).slice(0, outside)
  if (listed.length <= top + bottom) return { top: listed, middle: [], bottom: [], outside: rest }
  return {
    top: listed.slice(0, top),
    middle: listed.slice(top, listed.length - bottom),
    bottom: listed.slice(listed.length - bottom),
    outside: rest,
  }
}

/** How many listed estates each county has, most first; undefined where not all listed rows are here. */
export function byCounty(rows: Row[], rated: number): { county: string; estates: number }[] | undefined {
  if (rows.length < rated && rows.at(-1)?.listed) return undefined
  const counts = new Map<string, number>()
  for (const row of rows) {
    const county = row.estate?.county.name
    if (row.listed && county) counts.set(county, (counts.get(county) ?? 0) + 1)
  }
  return [...counts].map(([county, estates]) => ({ county, estates })).sort((a, b) => b.estates - a.estates)
}
