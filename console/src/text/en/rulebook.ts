import type { rulebook as zh } from '../zh/rulebook'

export const rulebook: typeof zh = {
  title: 'Rulebook',
}
