import type { problems as zh } from '../zh/problems'

export const problems: typeof zh = {
  offline: 'The system cannot be reached. Check the network and try again.',
  slow: 'No answer came in time. Try again.',
  signedOut: 'You are signed out. Please sign in again.',
  forbidden: 'Your account may not do this. Ask the administrator of the city if you need to.',
  gone: 'Not found: it may have been taken back, or lies outside what you may see.',
  first: 'Somebody was first. Look at how things stand before you go on.',
  invalid: 'Something is not as it has to be. Correct it and send it again.',
  tooMany: (seconds) => `Too many calls. Try again in ${seconds} seconds.`,
  unavailable: 'The system is busy at the moment; nothing was lost. Try again shortly.',
  broken: 'The system failed, and recorded it. Try again shortly, or tell your administrator.',
  retry: 'Try again',
  loading: 'Loading',
  stale: (at) => `No new data; shown is that of ${at}`,
  failed: 'The data could not be fetched',
  empty: 'Nothing matches',
}
