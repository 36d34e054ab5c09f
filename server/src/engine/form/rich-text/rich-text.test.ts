import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeFile } from '../../../platform/file/index.ts'
import { createFormHouse, type FormHouse } from '../testing/form-house.ts'

let house: FormHouse
let formId: string
let database: pg.Client
beforeAll(async () => {
  house = await createFormHouse()
  database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
  formId = await house.form([
    { id: 'title', name: '标题', type: 'text' },
    { id: 'body', name: '正文', type: 'richText' },
  ])
})
afterAll(async () => {
  await database?.end()
  await house?.close()
})

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])

async function upload(name: string, content: Buffer): Promise<string> {
  const { tenantId, memberId } = house.admin
  const source = Readable.from([content])
  const file = { tenantId, ownerId: memberId, name, type: 'image/png', source }
  return (await storeFile(house.house.services, file)).id
}

const refused = (body: unknown) =>
  house.office.call('record.create', { formId, values: { body } }).then(
    () => [],
    ({ fields }) => fields.map(({ code }: { code: string }) => code),
  )

test('[N2.1] a formatted text is cleaned before anybody sees it: in the answer, the record and its history', async () => {
  const { office } = house
  const body = '<p onclick="x()">甲<script>alert(1)</script><img src="https://evil.test/p.gif"></p>'
  const made = await office.call('record.create', { formId, values: { body } })
  expect(made.values.body).toBe('<p>甲</p>')
  const { id, version } = made
  const second = { body: '<p>乙</p><iframe src="https://evil.test"></iframe>' }
  const changed = await office.call('record.update', { formId, recordId: id, version, values: second })
  expect(changed.values.body).toBe('<p>乙</p>')
  const { record } = await office.call('record.get', { formId, recordId: id })
  expect(record.values.body).toBe('<p>乙</p>')
  const history = await office.call('record.history', { formId, recordId: id })
  expect(JSON.stringify(history)).not.toMatch(/script|evil|onclick/)
})

test('[N2.1] a formatted text is found by its words and not by its tags', async () => {
  const { office } = house
  const values = { title: 'words', body: '<ul><li>流<strong>水</strong> &lt;7&gt;</li></ul>' }
  await office.call('record.create', { formId, values })
  const found = async (search: string) =>
    (await office.call('record.list', { formId, search, limit: 9 })).items.map(
      (item: { values: { title: string } }) => item.values.title,
    )
  expect(await found('水')).toEqual(['words'])
  expect(await found('<7>')).toEqual(['words'])
  for (const tag of ['strong', 'li>', '&lt']) expect(await found(tag)).toEqual([])
})

test('[N2.1] its pictures are pictures that stay as long as the record, its length and depth have bounds', async () => {
  const { office } = house
  const picture = await upload('a.png', png)
  const body = `<p>图<img src="/api/files/${picture}" alt="a" /></p>`
  const { id, version } = await office.call('record.create', { formId, values: { body } })
  const state = async () => {
    const { rows } = await database.query('select state from sluice.file where id = $1', [picture])
    return rows[0].state
  }
  expect(await state()).toBe('attached')
  await office.call('record.update', { formId, recordId: id, version, values: { body: '<p>图</p>' } })
  expect(await state()).toBe('temporary')
  const page = await upload('b.png', Buffer.from('<html>'))
  expect(await refused(`<p><img src="/api/files/${page}" /></p>`)).toEqual(['notAPicture'])
  const nobody = '01900000-0000-7000-8000-000000000000'
  expect(await refused(`<img src="/api/files/${nobody}">`)).toEqual(['noSuchFile'])
  expect(await refused(`<p>${'字'.repeat(20_001)}</p>`)).toEqual(['tooLong'])
  expect(await refused(`${'<blockquote>'.repeat(31)}x${'</blockquote>'.repeat(31)}`)).toEqual(['tooDeep'])
  expect(await refused(5)).toEqual(['wrongType'])
})
