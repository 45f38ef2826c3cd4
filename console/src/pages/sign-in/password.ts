/** Characters that a password has at least. */
export const SHORTEST = 12

export type Fault = 'short' | 'sameAsLogin' | 'different'

/** What can be said against a password before it is sent; whether it is a common one the system tells. */
export function faultOf(password: string, again: string, login: string): Fault | undefined {
  if ([...password].length < SHORTEST) return 'short'
  if (password.toLowerCase() === login.toLowerCase()) return 'sameAsLogin'
  return password === again ? undefined : 'different'
}
