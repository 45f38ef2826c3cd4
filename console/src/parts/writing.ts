/** Fields in which people write; filters and searches are none. */
const WRITTEN_IN =
  'textarea, form:not([role=search]) input:not([type=search]):not([type=checkbox]):not([type=radio]):not([type=file]), .el-dialog input[type=text]'

/** Whether something stands written on the page, to be seen, that has not been sent. */
export function isWriting(): boolean {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WRITTEN_IN)].some(
    (it) => !it.readOnly && !it.disabled && it.value.trim() !== '' && it.getClientRects().length > 0,
  )
}
