/** A page of a list, as every list of the API answers. */
export interface Page<T> {
  items: T[]
  next?: string
}

/** The most that a page may be asked for. */
export const LARGEST_PAGE = 200

/**
 * Takes a list page by page.
 *
 * @param most items after which no further page is asked for
 * @returns whether there was more
 */
export async function eachPage<T>(
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  take: (items: T[]) => void,
  most: number,
): Promise<boolean> {
  let cursor: string | undefined
  let count = 0
  do {
    const page = await ask(cursor)
    take(page.items)
    count += page.items.length
    cursor = page.next
  } while (cursor && count < most)
  return cursor !== undefined
}

/** The whole of a list, or its first part where it is longer. */
export async function allOf<T>(
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  most: number,
): Promise<{ items: T[]; cut: boolean }> {
  const items: T[] = []
  const cut = await eachPage(ask, (page) => items.push(...page), most)
  return { items, cut }
}
