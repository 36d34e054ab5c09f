import { execFile } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './testing/sign-in.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What an administrator does with programs that call in, and with calls that go out.

let workspace: Workspace
let formId: string
const run = promisify(execFile)
/** Another system, which tells what it was sent. */
const other = createServer((request, response) => {
  response.end(`hello ${request.headers['x-token'] ?? ''}`)
})

beforeAll(async () => {
  workspace = await openWorkspace('ports')
  const { admin } = workspace
  const { id: appId } = await admin.call('app.create', { name: '采购' })
  formId = (await admin.call('form.create', { appId, name: '订单' })).id
  await admin.call('form.saveDraft', {
    formId,
    definition: { fields: [{ type: 'text', id: 'title', name: '标题' }], titleFieldId: 'title' },
    baseVersion: 0,
  })
  await admin.call('form.publish', { formId })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  other.close()
  await workspace?.close()
})

for (const width of [1440, 390])
  test(`[N5.6] [L8.1] at ${width} px a key is made, used by a program, tried, replaced and switched off`, async () => {
    const { sluice, browser } = workspace
    const { page, context, problems } = await signIn(browser, sluice.url, 'ports-admin', { width })
    problems.length = 0
    const name = `仓库 ${width}`
    await page.goto(`${sluice.url}/settings/access-keys`)
    await page.getByRole('button', { name: '新建密钥' }).first().click()
    await page.getByRole('textbox', { name: '名称' }).fill(name)
    await page.getByLabel('来源地址').fill('不是地址')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    // What is wrong is told beside its field, and nothing that was typed is lost.
    await page.getByText('203.0.113.7, 10.0.0.0/8').waitFor()
    await page.getByLabel('来源地址').press('Backspace')
    await page.getByLabel('来源地址').fill('127.0.0.0/8')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByText('密钥内容只显示这一次').waitFor()
    const secret = await page.getByRole('textbox', { name: '密钥内容' }).inputValue()
    const keyName = await page.getByRole('textbox', { name: '密钥名称' }).inputValue()
    expect([keyName.slice(0, 3), secret.slice(0, 3)]).toEqual(['ak_', 'sk_'])
    await page.getByRole('button', { name: '我已保存' }).click()

    // The page that tries it: what the key would get, and commands that work as they stand.
    await page.getByRole('row', { name: new RegExp(name) }).click()
    await page.getByRole('link', { name: '试用', exact: true }).click()
    await page.getByRole('combobox', { name: '密钥' }).waitFor()
    await page.getByLabel('formId *').fill(formId)
    await page.getByLabel('filter', { exact: true }).fill('{')
    await page.getByRole('button', { name: '调用', exact: true }).click()
    await page.getByText('不是正确的 JSON').waitFor()
    await page.getByLabel('filter', { exact: true }).fill('')
    await page.getByLabel('sort', { exact: true }).fill('')
    await page.getByRole('button', { name: '调用', exact: true }).click()
    await page.getByText('HTTP 200').waitFor()
    const script = (await page.locator('pre').last().textContent())!
    const { stdout } = await run('bash', ['-ec', script.replace('sk_…', secret)])
    expect(JSON.parse(stdout)).toMatchObject({ items: [] })

    await page.goto(`${sluice.url}/settings/key-calls`)
    await page.getByText(name).first().waitFor()

    await page.goto(`${sluice.url}/settings/access-keys`)
    await page.getByRole('row', { name: new RegExp(name) }).click()
    await page.getByRole('button', { name: '更换密钥内容' }).click()
    await page.getByRole('button', { name: '更换', exact: true }).click()
    await page.getByText('新内容已生效').waitFor()
    const renewed = await page.getByRole('textbox', { name: '密钥内容' }).inputValue()
    for (const good of [secret, renewed])
      expect((await run('bash', ['-ec', script.replace('sk_…', good)])).stdout).toContain('items')
    await page.getByRole('button', { name: '停用' }).click()
    await page.getByText('已停用，用它的请求会被拒绝').waitFor()
    const refused = await run('bash', ['-ec', script.replace('sk_…', renewed)])
    expect(refused.stdout).toContain('access_key.not_accepted')
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    // The address that was no address.
    expect(problems.filter((text) => !/400/.test(text))).toEqual([])
    await context.close()
  })

test('[L8.1] a device asks to be let in and is approved by its public key', async () => {
  const { sluice, browser, admin } = workspace
  const me = await admin.call('identity.me', {})
  const project = await admin.call('accessKey.create', {
    name: '扫码枪',
    kind: 'project',
    memberId: me.member!.id,
  })
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x!
  const timestamp = Math.floor(Date.now() / 1000)
  const text = ['sluice-device', project.keyName, publicKey, timestamp].join('\n')
  const ask = async () => {
    const answer = await fetch(`${sluice.url}/api/access-keys/devices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sluice-csrf': '1' },
      body: JSON.stringify({
        projectId: project.keyName,
        name: '一号扫码枪',
        publicKey,
        timestamp,
        signature: sign(null, Buffer.from(text), pair.privateKey).toString('base64'),
      }),
    })
    return ((await answer.json()) as { state: string }).state
  }
  expect(await ask()).toBe('waiting')
  const { page, context } = await signIn(browser, sluice.url, 'ports-admin', { width: 390 })
  await page.goto(`${sluice.url}/settings/access-keys`)
  await page.getByText('1 台设备待批准').click()
  await page.getByText(publicKey).waitFor()
  await page.getByRole('button', { name: '批准' }).click()
  await page.getByText('已批准“一号扫码枪”').waitFor()
  expect(await ask()).toBe('approved')
  await context.close()
})

for (const width of [1440, 390])
  test(`[N5.8] at ${width} px a call to another system is sent, looked into with its secret hidden, and sent again`, async () => {
    const { sluice, browser } = workspace
    const { page, context } = await signIn(browser, sluice.url, 'ports-admin', { width })
    const { port } = other.address() as AddressInfo
    await page.goto(`${sluice.url}/settings/outbound-calls`)
    await page.getByRole('button', { name: '请求用的密钥' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('erp')
    await page.getByRole('textbox', { name: '内容' }).fill('quiet-river-stone')
    await page.getByRole('button', { name: '保存密钥' }).click()
    await page.getByText('密钥已保存').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '发送请求' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: '地址' }).fill(`http://127.0.0.1:${port}/${width}`)
    await sheet.getByLabel('请求头').fill('没有冒号')
    await sheet.getByRole('button', { name: '发送请求' }).click()
    await sheet.getByText('这一行不是“名称: 值”').waitFor()
    await sheet.getByLabel('请求头').fill('x-token: {{secret.erp}}')
    await sheet.getByRole('button', { name: '发送请求' }).click()
    await page.getByText('已排队，结果见列表').waitFor()
    // An internal address is not called, and the log says why.
    const row = page.getByText(`127.0.0.1:${port}/${width}`).first()
    await row.waitFor()
    await row.click()
    await page.getByText('它指向内部或保留的网络').waitFor()
    await page.locator('pre', { hasText: 'x-token: {{secret.erp}}' }).waitFor()
    expect(await page.getByText('quiet-river-stone').count()).toBe(0)
    await page.getByRole('button', { name: '重新发送' }).click()
    await page.getByText('已重新排队').waitFor()
    await expect.poll(() => page.getByText(`127.0.0.1:${port}/${width}`).count()).toBe(2)
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    await context.close()
  })
