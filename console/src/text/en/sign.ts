import type { sign as zh } from '../zh/sign'

export const sign: typeof zh = {
  title: 'Sign in',
}
