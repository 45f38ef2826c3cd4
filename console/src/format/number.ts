/** 3,476 */
export function count(value: number): string {
  const [whole, part] = String(Math.abs(value)).split('.') as [string, string?]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${part ? `.${part}` : ''}`
}

/** With so many places behind the point, noughts kept so that columns align. */
export function decimal(value: number, places: number): string {
  // Ties go up by the written value and not by the binary fraction that stands for it.
  const scaled = Math.round(Number(`${Math.abs(value)}e${places}`))
  const [whole, part] = Number(`${scaled}e-${places}`).toFixed(places).split('.') as [string, string?]
  const sign = value < 0 && scaled !== 0 ? '-' : ''
  return `${sign}${count(Number(whole))}${part ? `.${part}` : ''}`
}

/** A share (0.28) as 28%. */
export function percent(share: number, places = 0): string {
  return `${decimal(Number((share * 100).toPrecision(12)), places)}%`
}

/** A count where there is little room: 999+ beyond. */
export function brief(value: number): string {
  return value > 999 ? '999+' : String(value)
}
