export const letters = {
  title: '督办',
}
