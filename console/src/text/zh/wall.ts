export const wall = {
  title: '挂图',
}
