import type { boards as zh } from '../zh/boards'

export const boards: typeof zh = {
  title: 'Boards',
}
