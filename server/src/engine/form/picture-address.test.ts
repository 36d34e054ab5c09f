import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeFile } from '../../platform/file/index.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
const contents: Record<string, Buffer> = {
  'a.png': png,
  'b.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  'c.gif': Buffer.from('GIF89a...', 'latin1'),
  'd.webp': Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
}
const impostors: Record<string, Buffer> = {
  'page.png': Buffer.from('<script>alert(1)</script>'),
  'short.png': png.subarray(0, 4),
  'empty.jpg': Buffer.alloc(0),
  'sound.webp': Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'),
  'drawing.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
}

async function upload(name: string, content: Buffer): Promise<string> {
  const { tenantId, memberId } = house.admin
  const source = Readable.from([content])
  const stored = await storeFile(house.house.services, {
    tenantId,
    ownerId: memberId,
    name,
    type: 'image/png',
    source,
  })
  return stored.id
}

const refused = (formId: string, values: object) =>
  house.office.call('record.create', { formId, values }).then(
    () => [],
    ({ fields }) => fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
  )

test('[N2.1] a picture is one by what is in it: other files are refused whatever they are called', async () => {
  const formId = await house.form([
    { id: 'photos', name: '照片', type: 'image' },
    { id: 'signature', name: '签名', type: 'signature' },
    {
      id: 'lines',
      name: '明细',
      type: 'subTable',
      fields: [{ id: 'photo', name: '照片', type: 'image', maxCount: 1 }],
    },
  ])
  const photos = await Promise.all(Object.entries(contents).map(([name, content]) => upload(name, content)))
  const [signature, inRow] = [await upload('s.png', png), await upload('r.png', png)]
  const values = { photos, signature: [signature], lines: [{ photo: [inRow] }] }
  const made = await house.office.call('record.create', { formId, values })
  expect(made.values.photos).toEqual(photos)
  for (const [name, content] of Object.entries(impostors)) {
    expect(await refused(formId, { photos: [await upload(name, content)] })).toEqual([
      'values.photos notAPicture',
    ])
    expect(await refused(formId, { signature: [await upload(name, content)] })).toEqual([
      'values.signature notAPicture',
    ])
    expect(await refused(formId, { lines: [{ photo: [await upload(name, content)] }] })).toEqual([
      'values.lines.0.photo notAPicture',
    ])
  }
  const two = [await upload('x.png', png), await upload('y.png', png)]
  expect(await refused(formId, { signature: two })).toEqual(['values.signature tooMany'])
  // Who may read the record may see the picture; nobody else may.
  const { references } = await house.office.call('record.get', { formId, recordId: made.id })
  expect(Object.keys(references.files).sort()).toEqual([...photos, signature, inRow].sort())
})

test('[N2.1] an address names a region that exists, as deep as its field asks; one that was written stays', async () => {
  const formId = await house.form([
    { id: 'door', name: '地址', type: 'address' },
    { id: 'city', name: '城市', type: 'address', level: 'city', regionOnly: true },
    { id: 'any', name: '地区', type: 'address', anyLevel: true },
  ])
  const wrong = { door: '浙江省/杭州市/徐汇区 1 号', city: '浙江省', any: '江浙省' }
  expect(await refused(formId, wrong)).toEqual([
    'values.door noSuchRegion',
    'values.city regionTooShort',
    'values.any noSuchRegion',
  ])
  const values = { door: '浙江省/杭州市/西湖区 文三路1号', city: '上海市/徐汇区', any: '浙江省' }
  const { id, version } = await house.office.call('record.create', { formId, values })
  const changed = { door: '浙江省/杭州市/西湖区 文三路2号' }
  const update = await house.office.call('record.update', { formId, recordId: id, version, values: changed })
  expect(update.values).toMatchObject({ ...values, ...changed })
  const found = async (filter: object) =>
    (await house.office.call('record.list', { formId, filter, limit: 5 })).items.length
  expect(await found({ field: 'door', op: 'startsWith', value: '浙江省/杭州市' })).toBe(1)
  expect(await found({ field: 'door', op: 'startsWith', value: '浙江省/杭州' })).toBe(0)
  expect((await house.office.call('record.list', { formId, search: '文三路', limit: 5 })).items.length).toBe(
    1,
  )
})
