import { expect, test } from 'vitest'
import { mailParts } from './mail-parts.ts'

test('[P1.2] addresses in a mail can be followed, whole ones and paths with a query', () => {
  expect(mailParts('请打开：https://a.test/x?y=1 谢谢')).toEqual([
    '请打开：',
    'https://a.test/x?y=1',
    ' 谢谢',
  ])
  expect(mailParts('打开\n/reset-password#token=a-b_c\n两小时内有效')).toEqual([
    '打开\n',
    '/reset-password#token=a-b_c',
    '\n两小时内有效',
  ])
})

test('[P1.2] an address whose secret is masked is none', () => {
  for (const masked of ['打开\n/invite#token=••••••\n完', 'https://a.test/invite#token=••••••'])
    expect(mailParts(masked)).toEqual([masked])
})

test('[P1.2] words with a slash are no addresses', () => {
  expect(mailParts('是/否？ and/or either/or?x')).toEqual(['是/否？ and/or either/or?x'])
})
