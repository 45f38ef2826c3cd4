export const rulebook = {
  title: '规则',
}
