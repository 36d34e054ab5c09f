import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type PersonWindow } from './testing/open-browser.ts'
import { addPerson, type Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What is announced, from whoever writes it to whoever reads it, and the pictures of the workbench.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let reader: Person
let folder: string

beforeAll(async () => {
  workspace = await openWorkspace('herald')
  ;({ sluice, browser, admin } = workspace)
  folder = await mkdtemp(join(tmpdir(), 'sluice-pictures-'))
  reader = (await addPerson(admin, sluice.url, 'reader')).person
})
afterAll(async () => {
  await workspace?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A phone on which the reader is signed in. */
async function openPhone(): Promise<PersonWindow> {
  const phone = await openWindow(browser, { width: 390, height: 844 })
  phone.page.setDefaultTimeout(15_000)
  const [name = '', ...value] = reader.cookie.split('=')
  await phone.context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  await phone.page.goto(`${sluice.url}/workbench`)
  return phone
}

/** Pixels that the page is wider than its window. */
const tooWide = ({ page }: PersonWindow) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

/** Problems of the page besides those before signing in. */
const serious = (problems: string[]) => problems.filter((text) => !/401|409|422|400/.test(text))

test('[P5.6] an announcement is written, stands on the workbench and among the notices of its readers, is read, and withdrawn', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'herald-admin')
  await page.goto(`${sluice.url}/settings/announcements`)
  await page.getByRole('button', { name: '发布公告' }).click()
  const sheet = page.getByRole('dialog', { name: '发布公告' })
  await sheet.getByRole('button', { name: '发布', exact: true }).click()
  await sheet.getByText('请填写标题').waitFor()
  await sheet.getByLabel('标题').fill('国庆放假安排')
  await sheet.getByLabel('内容').fill('十月一日至七日放假。\n请提前交接。')
  await sheet.getByRole('radio', { name: '部分成员' }).click()
  await sheet.getByRole('button', { name: '发布', exact: true }).click()
  await sheet.getByText('请选择全员，或至少一个部门、角色、成员').waitFor()
  await sheet.getByRole('radio', { name: '全员' }).click()
  await sheet.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('公告已发布').waitFor()
  await page.getByText('国庆放假安排').first().waitFor()

  const phone = await openPhone()
  const news = phone.page.getByRole('region', { name: '公告和轮播图' })
  await news.getByRole('link', { name: '国庆放假安排' }).click()
  await phone.page.getByText('请提前交接').waitFor()
  expect(await tooWide(phone)).toBe(0)
  await expect
    .poll(async () => (await reader.call('announcement.list', {})).items[0]?.readAt ?? null)
    .not.toBeNull()
  expect((await reader.call('notice.counts', {})).unread).toBe(0)
  await phone.page.goto(`${sluice.url}/workbench`)
  await phone.page.getByText('待办').first().waitFor()
  await expect.poll(() => news.count()).toBe(0)

  await page.getByText('国庆放假安排').first().click()
  const opened = page.getByRole('dialog', { name: '国庆放假安排' })
  await opened.getByText('已读 1 人，通知了 2 人').waitFor()
  await opened.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('button', { name: '撤回' }).last().click()
  await page.getByText('公告已撤回').waitFor()
  expect((await reader.call('announcement.list', {})).items).toEqual([])
  expect((await reader.call('notice.list', {})).items).toEqual([])
  expect(serious([...problems, ...phone.problems])).toEqual([])
})

test('[P5.6] pictures are taken by their content, ordered, linked and switched off, and pass by on the workbench', async () => {
  const [wide, second, text] = await Promise.all([
    picture('江.png', [14, 124, 134]),
    picture('河.png', [46, 158, 91]),
    writeFile(join(folder, '假.png'), '<svg/>').then(() => join(folder, '假.png')),
  ])
  const { page, problems } = await signIn(browser, sluice.url, 'herald-admin')
  await page.goto(`${sluice.url}/settings/carousel`)
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles(text)
  await page.getByText('请选择 JPG 或 PNG 图片').waitFor()
  for (const file of [wide, second]) {
    await choose.setInputFiles(file)
    await page.getByText('图片已添加').last().waitFor()
  }
  const list = page.getByRole('list', { name: '轮播图' })
  await list.getByRole('listitem').nth(1).waitFor()
  await page.getByLabel('“江”的链接').fill('javascript:alert(1)')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('请填写 / 开头的站内地址').waitFor()
  await page.getByLabel('“江”的链接').fill('/apps')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('button', { name: '“江”推后' }).click()
  await expect
    .poll(async () => (await reader.call('carousel.list', {})).items.map(({ title }) => title))
    .toEqual(['河', '江'])
  await page.getByRole('switch', { name: '显示“河”' }).click()
  await expect.poll(async () => (await reader.call('carousel.list', { on: true })).items.length).toBe(1)

  const phone = await openPhone()
  const shown = phone.page
    .getByRole('region', { name: '轮播图', exact: true })
    .getByRole('img', { name: '江' })
  await shown.waitFor()
  await expect
    .poll(() => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(64)
  expect(await tooWide(phone)).toBe(0)
  await shown.click()
  await phone.page.waitForURL('**/apps')
  expect(serious([...problems, ...phone.problems])).toEqual([])
})

/** Draws a picture of one colour, 64 × 16. */
async function picture(name: string, colour: [number, number, number]): Promise<string> {
  const row = Buffer.from([0, ...Array.from({ length: 64 }, () => colour).flat()])
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([head, body, sum])
  }
  const size = Buffer.from('00000040000000100802000000', 'hex')
  const path = join(folder, name)
  await writeFile(
    path,
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', size),
      chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 16 }, () => row)))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
  return path
}

/** CRC-32 as PNG has it. */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
