/** Where a reader goes after signing in: a place of ours, never another site. */
export function wayBack(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to)) return '/today'
  return to.startsWith('/sign-in') || to.startsWith('/invitation') ? '/today' : to
}
