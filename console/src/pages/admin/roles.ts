import type { components } from '@/api/schema'

export type Role = components['schemas']['Role']

/** In the order in which a city hands them out. */
export const ROLES: Role[] = ['official', 'county', 'street', 'company', 'hotline', 'subscriber', 'admin']

/** Roles that are always for one body. */
export const needsBody = (role: Role): boolean => role === 'county' || role === 'street' || role === 'company'

export const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/
