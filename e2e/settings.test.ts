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
