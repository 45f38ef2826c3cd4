/** Exact fractions of whole numbers: a score is checked as with a pocket calculator, never in binary. */
export interface Fraction {
  over: bigint
  under: bigint
}

/** A published decimal number, exactly. */
export function fraction(value: number): Fraction {
  const [whole, places = ''] = String(value).split('.')
  return { over: BigInt(`${whole}${places}`), under: 10n ** BigInt(places.length) }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under }
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

export function clamped(a: Fraction): Fraction {
  if (a.over < 0n) return fraction(0)
  return a.over > a.under ? fraction(1) : a
}

/** Rounded half up to the places that are published. Not for negative numbers. */
export function rounded(a: Fraction, places = 4): number {
  const scale = 10n ** BigInt(places)
  const twice = 2n * a.over * scale
  const whole = (twice + a.under) / (2n * a.under)
  return Number(`${whole / scale}.${String(whole % scale).padStart(places, '0')}`)
}
