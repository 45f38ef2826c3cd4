export const ledgers = {
  title: '台账',
}
