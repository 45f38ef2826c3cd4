import type { complaints as zh } from '../zh/complaints'

export const complaints: typeof zh = {
  title: 'Complaints',
}
