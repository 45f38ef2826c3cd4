import type { admin as zh } from '../zh/admin'

export const admin: typeof zh = {
  title: 'Administration',
}
