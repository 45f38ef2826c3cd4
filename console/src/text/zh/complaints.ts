export const complaints = {
  title: '工单',
}
