import type { Because, EstateSuggestion } from './model'

export interface Reasons {
  /** Certain enough to be taken with one key. */
  strong: boolean
  /** The strongest first, each once. */
  because: Because[]
}

const ORDER: Because[] = ['claimedId', 'sameName', 'nameInText', 'similarName', 'sameStreet', 'onlyOneInStreet']

/** Why an estate is suggested: strong where a name and a place agree, or the ticket named that very estate. */
export function reasonsOf(suggestion: EstateSuggestion): Reasons {
  const because = ORDER.filter((it) => suggestion.because.includes(it))
  const named = because.includes('sameName') || because.includes('nameInText')
  return { strong: because.includes('claimedId') || (named && because.includes('sameStreet')), because }
}
