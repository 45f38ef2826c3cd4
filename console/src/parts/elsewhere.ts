import { shallowRef } from 'vue'

/** What became of an act whose record its reader has left meanwhile. */
export interface Told {
  text: string
  failed: boolean
  /** Where it is mended, in a tab of its own; told of a session that has ended. */
  to?: string
}

export const tellings = shallowRef<readonly Told[]>([])
let toldTo: string | undefined

/** Says it wherever the reader is by now. */
export function tellElsewhere(told: Told): void {
  // The same again is nothing new.
  tellings.value = [...tellings.value.filter((it) => it.text !== told.text), told]
}

export function dismiss(told: Told): void {
  tellings.value = tellings.value.filter((it) => it !== told)
}

/** Somebody has signed in: nobody is told what was another person's, nor that he has not. */
export function readBy(reader: string): void {
  tellings.value = reader === toldTo ? tellings.value.filter((it) => it.to === undefined) : []
  toldTo = reader
}
