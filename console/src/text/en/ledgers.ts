import type { ledgers as zh } from '../zh/ledgers'

export const ledgers: typeof zh = {
  title: 'Ledgers',
}
