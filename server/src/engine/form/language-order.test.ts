import { reportDefinitionSchema } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

const names = [' lead', 'Zebra', 'apple', 'Äpfel', '张三', '阿里', '李四', 'file10', 'file9', '100', '20']
const inChinese = [' lead', '20', '100', '阿里', '李四', '张三', 'Äpfel', 'apple', 'file9', 'file10', 'Zebra']
const inEnglish = [' lead', '20', '100', 'Äpfel', 'apple', 'file9', 'file10', 'Zebra']

let house: FormHouse
let formId: string
beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form([
    { id: 'name', name: '名称', type: 'text' },
    { id: 'note', name: '备注', type: 'longText' },
    { id: 'code', name: '编号', type: 'autoNumber', prefix: 'PO-', digits: 4 },
  ])
  for (const name of names) {
    await house.office.call('record.create', { formId, values: { name, note: name } })
    await house.office.call('record.create', { formId, values: { name, note: name } })
  }
})
afterAll(() => house.close())

const twice = (texts: string[]) => texts.flatMap((text) => [text, text])
const english = () => house.as(house.admin, { locale: 'en' })

async function pages(caller: { call: FormHouse['office']['call'] }, field: string, direction = 'asc') {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const sort = [{ field, direction }]
    const page = await caller.call('record.list', { formId, sort, cursor, limit: 3 })
    seen.push(...page.items.map(({ values }: { values: Record<string, string> }) => values[field]))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return seen
}

test('[7.D75] texts come by pinyin for a Chinese reader and by the alphabet for an English one, page by page', async () => {
  for (const field of ['name', 'note']) {
    expect(await pages(house.office, field)).toEqual(twice(inChinese))
    expect(await pages(house.office, field, 'desc')).toEqual(twice(inChinese).reverse())
    expect((await pages(english(), field)).slice(0, 16)).toEqual(twice(inEnglish))
  }
})

test('[7.B24] a place in the list of one language is refused in that of another', async () => {
  const sort = [{ field: 'name', direction: 'asc' }]
  const { nextCursor } = await house.office.call('record.list', { formId, sort, limit: 3 })
  await expect(
    english().call('record.list', { formId, sort, limit: 3, cursor: nextCursor }),
  ).rejects.toMatchObject({ fields: [{ field: 'cursor' }] })
})

test('[7.B24] groups of a report and members come in the order of the reader too', async () => {
  const rows = [{ field: 'name' }]
  const sort = [{ field: 'name', direction: 'asc' }]
  const definition = reportDefinitionSchema.parse({ formId, chart: 'table', rows, sort })
  const groups = async (caller: { call: FormHouse['office']['call'] }) =>
    (await caller.call('report.run', { definition })).rows.map(
      ({ labels }: { labels: string[] }) => labels[0],
    )
  expect(await groups(house.office)).toEqual(inChinese)
  expect((await groups(english())).slice(0, 8)).toEqual(inEnglish)
  const { items } = await house.office.call('member.list', { limit: 100 })
  const people = items.map(({ name }: { name: string }) => name)
  expect(people).toEqual([...people].sort(new Intl.Collator('zh', { numeric: true }).compare))
  const first = await house.office.call('member.list', { limit: 2 })
  const rest = await house.office.call('member.list', { limit: 100, cursor: first.nextCursor })
  expect([...first.items, ...rest.items]).toEqual(items)
})
