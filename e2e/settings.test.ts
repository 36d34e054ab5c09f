import { afterAll, beforeAll, expect, test } from 'vitest'
import { atRest } from './testing/at-rest.ts'
import { signIn } from './testing/sign-in.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

let workspace: Workspace

beforeAll(async () => {
  workspace = await openWorkspace('paint')
})
afterAll(() => workspace?.close())

for (const width of [1440, 390])
  test(`[P5.8] [P2.6] at ${width} px a setting is changed with a reason, holds at once and is gone back on`, async () => {
    const { sluice, browser } = workspace
    const { page, context, problems } = await signIn(browser, sluice.url, 'paint-admin', { width })
    // Before one has signed in, nobody is.
    problems.length = 0
    const river = () =>
      page.evaluate<string>(`getComputedStyle(document.documentElement).getPropertyValue('--river')`)
    await page.goto(`${sluice.url}/settings/workspace-settings`)
    const before = await river()
    await page.getByLabel('选择颜色').fill('#b5179e')
    const save = page.getByRole('button', { name: '保存修改' })
    await save.click()
    const dialog = page.getByRole('dialog')
    await atRest(dialog)
    await dialog.getByRole('button', { name: '保存修改' }).click()
    await dialog.getByText('请写明修改原因').first().waitFor()
    await dialog.getByLabel('修改原因').fill('新的品牌色')
    await dialog.getByRole('button', { name: '保存修改' }).click()
    await expect.poll(river).toBe('#b5179e')

    await page.getByRole('button', { name: '修改记录' }).click()
    await page.getByText('新的品牌色').first().waitFor()
    await page.getByRole('button', { name: '恢复到最初' }).click()
    const back = page.getByRole('dialog', { name: '恢复到这次修改之后的设置？' })
    await atRest(back)
    await back.getByRole('button', { name: '恢复到这里' }).click()
    await back.getByText('请写明修改原因').first().waitFor()
    await back.getByLabel('修改原因').fill('还是原来的好')
    await back.getByRole('button', { name: '恢复到这里' }).click()
    await expect.poll(river).toBe(before)
    expect(problems).toEqual([])
    await context.close()
  })

for (const width of [1440, 390])
  test(`[P2.6] at ${width} px a feature that is switched off takes its screens along, and the time zone is chosen`, async () => {
    const { sluice, browser, admin } = workspace
    const { page, context } = await signIn(browser, sluice.url, 'paint-admin', { width })
    const save = async (reason: string) => {
      await page.getByRole('button', { name: /^保存.*修改$/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('修改原因').fill(reason)
      await dialog.getByRole('button', { name: '保存修改' }).click()
      await page.getByText('设置已生效').first().waitFor()
    }
    await page.goto(`${sluice.url}/settings/workspace-settings`)
    await page.getByLabel('应用包与模板', { exact: true }).click()
    await save('不从模板安装')
    await page.goto(`${sluice.url}/apps`)
    await page.getByRole('button', { name: '空白应用' }).first().waitFor()
    expect(await page.getByRole('link', { name: '模板中心' }).count()).toBe(0)
    await page.goto(`${sluice.url}/apps/templates`)
    await page.getByText('这里什么也没有').waitFor()
    await page.goto(`${sluice.url}/settings/workspace-settings`)
    await page.getByLabel('应用包与模板', { exact: true }).click()
    await page.getByLabel('时区', { exact: true }).fill(width > 600 ? 'Tokyo' : 'London')
    await page.keyboard.press('Enter')
    await save('迁到新的办公室')
    await page.getByText('已重新计算').waitFor()
    const { groups } = await admin.call('setting.list', { scope: 'tenant' })
    const zone = groups.flatMap(({ settings }) => settings).find(({ key }) => key === 'region.timeZone')
    expect(zone!.value).toBe(width > 600 ? 'Asia/Tokyo' : 'Europe/London')
    await page.goto(`${sluice.url}/apps/templates`)
    await page.getByText('采购管理').first().waitFor()
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    await context.close()
  })
