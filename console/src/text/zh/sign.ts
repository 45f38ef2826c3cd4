export const sign = {
  title: '登录',
}
