import type { today as zh } from '../zh/today'

export const today: typeof zh = {
  title: 'Today',
}
