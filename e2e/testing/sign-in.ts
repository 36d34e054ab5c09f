import type { Browser } from 'playwright-core'
import { openWindow, type PersonWindow } from './open-browser.ts'
import { password } from './person.ts'

/** A window in which somebody has signed in by name and password, as a person does. */
export async function signIn(
  browser: Browser,
  url: string,
  login: string,
  options?: Parameters<typeof openWindow>[1],
): Promise<PersonWindow> {
  const window = await openWindow(browser, options)
  const { page } = window
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/enter`)
  await page.getByLabel('邮箱或用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/workbench')
  return window
}
