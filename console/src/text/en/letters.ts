import type { letters as zh } from '../zh/letters'

export const letters: typeof zh = {
  title: 'Letters',
}
