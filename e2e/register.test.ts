import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { codeInMail, linkInMail } from './testing/read-mail.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// A newcomer on an empty server: from the form over the mail into a workspace, and out of it again.

const password = 'Harbour-7-lamp'
let sluice: RunningSluice
let browser: Browser

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice({ environment: { SLUICE_DEMO: '0' } }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** Fills in the form of a new workspace and waits for the question about the code. */
async function register(name: string, email: string, options: Parameters<typeof openWindow>[1] = {}) {
  const { page, problems } = await openWindow(browser, options)
  page.setDefaultTimeout(15_000)
  await page.goto(`${sluice.url}/enter`)
  await page.getByRole('tab', { name: '创建工作区' }).click()
  await page.getByLabel('工作区名称').fill(name)
  await page.getByLabel('工作区代码').fill(name)
  await page.getByLabel('邮箱', { exact: true }).fill(email)
  await page.getByLabel('用户名', { exact: true }).fill(email.split('@').join('-').replaceAll('.', '-'))
  await page.getByRole('textbox', { name: '密码', exact: true }).and(page.locator(':visible')).fill(password)
  await page.getByLabel('再次输入新密码').and(page.locator(':visible')).fill(password)
  await page.getByLabel('您的姓名').fill('方芳')
  await page.getByRole('checkbox', { name: /用户协议/ }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText(`验证码已发往 ${email}`).waitFor()
  return { page, problems }
}

test('[P1.1] [P1.2] a newcomer registers on a phone, types the code that the operator reads, and is in', async () => {
  const { page, problems } = await register('creek', 'fang@creek.test', { width: 390, height: 844 })
  await page.getByText(/npm run mails/).waitFor()
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '激活并进入' }).click()
  await page.getByText('验证码不正确。').waitFor()
  await page.getByLabel('验证码').fill(await codeInMail(sluice.url, 'fang@creek.test'))
  await page.getByRole('button', { name: '激活并进入' }).click()
  await page.waitForURL('**/workbench')
  await page.goto(`${sluice.url}/settings/profile`)
  await page.getByRole('button', { name: '离开工作区' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '离开工作区' }).click()
  // The last administrator stays.
  await page.getByText(/至少.*管理员/).waitFor()
  expect(problems.filter((text) => !/40[0139]/.test(text))).toEqual([])
})

test('[P1.3] after wrong passwords the browser solves a challenge by itself, where no worker starts too', async () => {
  const { page } = await openWindow(browser, { width: 390, height: 844 })
  page.setDefaultTimeout(15_000)
  await page.addInitScript('delete window.Worker')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${sluice.url}/enter`)
  const login = page.getByRole('tabpanel').and(page.locator(':visible'))
  await login.getByLabel('邮箱或用户名').fill('somebody@stream.test')
  for (let time = 1; time <= 5; time++) {
    await login.getByLabel('密码', { exact: true }).fill(`Wrong-${time}`)
    const answered = page.waitForResponse(
      (answer) => answer.url().endsWith('/api/login') && answer.status() === 401,
    )
    await login
      .getByRole('button', { name: '登 录' })
      .or(login.getByRole('button', { name: '登录' }))
      .click()
    await answered
    expect(asked.filter((path) => path === '/api/captcha')).toHaveLength(Math.max(0, time - 3))
  }
  expect(await login.getByLabel('邮箱或用户名').inputValue()).toBe('somebody@stream.test')
})

test('[P1.2] the link of the mail asks for the password in another browser, and says later that it was used', async () => {
  const { page } = await register('brook', 'fang@brook.test')
  const link = `${sluice.url}${await linkInMail(sluice.url, 'fang@brook.test', 'activate')}`
  const other = await openWindow(browser)
  other.page.setDefaultTimeout(15_000)
  await other.page.goto(link)
  await other.page.getByLabel('注册时设置的密码').fill('Not-the-one-1')
  await other.page.getByRole('button', { name: '激活并进入' }).click()
  await other.page.getByText(/密码不正确/).waitFor()
  // Where it was asked for, one click is enough.
  await page.goto(link)
  await page.getByRole('button', { name: '激活并进入' }).click()
  await page.waitForURL('**/workbench')
  expect(page.url()).not.toContain('token')
  await other.page.goto(`${sluice.url}/enter`)
  await other.page.goto(link)
  await other.page.getByText('账号已经激活').waitFor()
  await other.page.goto(`${sluice.url}/enter`)
  await other.page.goto(`${sluice.url}/activate#token=forged`)
  await other.page.getByText('激活链接无效').waitFor()
})
