export const boards = {
  title: '榜单',
}
