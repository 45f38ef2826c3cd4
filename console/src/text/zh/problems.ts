/** What went wrong and what to do about it. */
export const problems = {
  offline: '连不上系统。请检查网络后重试。',
  slow: '等得太久，没有收到答复。请重试。',
  signedOut: '登录已失效，请重新登录。',
  forbidden: '您的账号不能办这件事。需要时请联系市专班管理员。',
  gone: '没有找到，可能已被撤销或不在您的范围内。',
  first: '已有人先办了。请看最新情况后再办。',
  invalid: '有内容不符合要求，请改正后再交。',
  tooMany: (seconds: number) => `操作太频繁，请在${seconds}秒后重试。`,
  unavailable: '系统暂时忙不过来，什么也没有丢。请稍后重试。',
  broken: '系统出了错，已经记录。请稍后重试，仍不行请联系管理员。',
  retry: '重试',
  loading: '正在取数据',
  stale: (at: string) => `没有取到数据，显示的是${at}的`,
  failed: '没有取到数据',
  empty: '没有符合条件的内容',
}
