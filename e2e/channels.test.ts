import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './testing/sign-in.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// By which channels one is told, and what an administrator sets up for it.

let workspace: Workspace

beforeAll(async () => {
  workspace = await openWorkspace('signal')
})
afterAll(() => workspace?.close())

for (const width of [1440, 390])
  test(`[P5.6] at ${width} px one chooses channels, their order and addresses, and a test says at once what became of it`, async () => {
    const { sluice, browser, admin } = workspace
    await admin.call('notice.choose', {
      channels: ['mail'],
      notBy: {},
      quiet: null,
      addresses: { webhook: null },
    })
    const { page, context, problems } = await signIn(browser, sluice.url, 'signal-admin', { width })
    // Before one has signed in, nobody is.
    problems.length = 0
    await page.goto(`${sluice.url}/settings/notices`)
    await page.getByRole('button', { name: '用邮件发送测试消息' }).click()
    await page.getByText('测试消息留在外发消息页').waitFor()
    // The mark of what is under way stays in its name where nobody sees it go.
    const save = page.getByRole('button', { name: /保存$/ })
    await page.getByRole('checkbox', { name: 'Webhook', exact: true }).check()
    const address = page.getByRole('textbox', { name: 'Webhook的地址', exact: true })
    await address.fill('http://hooks.example.test/a')
    await save.click()
    await page.getByText('请填写接收通知的 https 网址').first().waitFor()
    problems.length = 0
    await address.fill('https://hooks.example.test/secret-place')
    await page.getByRole('textbox', { name: 'Webhook的加签密钥' }).fill('whsec_c2VjcmV0LXNlY3JldA==')
    await page.getByRole('button', { name: 'Webhook提前' }).click()
    await save.click()
    await page.getByText('已保存', { exact: true }).waitFor()
    await expect.poll(() => address.getAttribute('placeholder')).toMatch(/^已保存：hooks\.example\.test\/…/)
    expect((await admin.call('notice.choice', {})).channels).toEqual(['webhook', 'mail'])
    expect(await page.content()).not.toContain('secret-place')
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    expect(problems).toEqual([])
    await context.close()
  })

test('[P5.6] the administrator sees which channels are ready, sets one up, and never reads its secret again', async () => {
  const { sluice, browser, admin } = workspace
  const { page, problems } = await signIn(browser, sluice.url, 'signal-admin')
  problems.length = 0
  await page.goto(`${sluice.url}/settings/channels`)
  const card = page.getByRole('listitem').filter({ hasText: '企业微信应用消息' })
  await card.getByText('未配置').waitFor()
  await card.getByRole('button', { name: '去设置' }).click()
  await page.waitForURL('**/settings/workspace-settings')
  const { number } = await admin.call('setting.list', { scope: 'tenant' })
  await admin.call('setting.change', {
    scope: 'tenant',
    values: {
      'wecom.corpId': 'ww0123456789',
      'wecom.agentId': '1000002',
      'wecom.secret': 'app-secret-of-wecom',
    },
    reason: '接入企业微信',
    basedOn: number,
  })
  await page.goto(`${sluice.url}/settings/channels`)
  await card.getByText('可用').waitFor()
  const settings = await admin.call('setting.list', { scope: 'tenant' })
  expect(JSON.stringify(settings)).toContain('ww0123456789')
  expect(JSON.stringify(settings)).not.toContain('app-secret-of-wecom')
  await card.getByRole('button', { name: '用企业微信应用消息发送测试消息' }).click()
  await card.getByText('请先填写并保存这个渠道的地址').waitFor()
  expect(problems.filter((text) => !/400/.test(text))).toEqual([])
})
