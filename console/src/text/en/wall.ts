import type { wall as zh } from '../zh/wall'

export const wall: typeof zh = {
  title: 'Wall',
}
