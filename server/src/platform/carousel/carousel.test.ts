import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createTestHouse, type TestHouse, type TestPerson } from '../../testing/test-house.ts'
import { readFile, storeFile } from '../file/index.ts'
import { createContext } from '../operation/index.ts'
import { readPicture } from './picture-size.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** The head of a picture of 3 × 2, as cameras write it, and its end. */
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffd9', 'hex')

async function upload(name: string, bytes: Buffer, person: TestPerson = house.admin): Promise<string> {
  const { id } = await storeFile(house.house.services, {
    tenantId: house.tenantId,
    ownerId: person.memberId,
    name,
    type: 'application/octet-stream',
    source: Readable.from([bytes]),
  })
  return id
}
const add = async (name: string, bytes: Buffer, more: object = {}) =>
  house.as(house.admin).call('carousel.create', { fileId: await upload(name, bytes), title: name, ...more })
const titles = async (on?: boolean) => {
  const { items } = await house.as(house.applicant).call('carousel.list', on ? { on } : {})
  return items.map(({ title }: { title: string }) => title)
}
const wrong = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    ({ fields }) => `${fields[0].field} ${fields[0].code}`,
  )

describe('[P5.6] pictures of the workbench', () => {
  test('are known by their bytes, whatever they are called', async () => {
    expect(readPicture(png)).toEqual({ type: 'image/png', width: 1, height: 1 })
    expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 3, height: 2 })
    const endless = Buffer.concat([png, Buffer.from('<script>')])
    for (const bytes of [
      Buffer.from('<svg/>'),
      png.subarray(0, 30),
      jpeg.subarray(0, 20),
      endless,
      deflateSync(png),
    ])
      expect(readPicture(bytes)).toBeUndefined()
    const huge = Buffer.from(png)
    huge.writeUInt32BE(100_000, 16)
    expect(readPicture(huge)).toBeUndefined()
    expect(await wrong(add('a.png', Buffer.from('GIF89a')))).toBe('fileId not_a_picture')
    expect(await wrong(add('a.jpg', png))).toBe('fileId not_a_picture')
    expect(await wrong(add('a.html', png))).toBe('fileId not_a_picture')
    const large = Buffer.concat([png.subarray(0, 33), Buffer.alloc(2 * 1024 ** 2), png.subarray(33)])
    expect(await wrong(add('a.png', large))).toBe('fileId too_large')
    expect(await titles()).toEqual([])
  })

  test('lead to this site or to https, and nowhere else', async () => {
    for (const link of [
      '//evil.test',
      'http://a.test',
      'javascript:alert(1)',
      '/\\evil.test',
      'https://u:p@a.test',
      'apps',
    ])
      expect([link, await wrong(add('a.png', png, { link }))]).toEqual([link, 'link custom'])
    for (const [title, link] of [
      ['一.png', '/apps'],
      ['二.jpg', 'https://example.com/a?b=c'],
      ['三.png', null],
    ] as const)
      await add(title, title.endsWith('jpg') ? jpeg : png, { link })
    expect(await titles(true)).toEqual(['一.png', '二.jpg', '三.png'])
  })

  test('stand in the order they were put in, are switched off and deleted, seen by every member and managed by few', async () => {
    const admin = house.as(house.admin)
    const { items } = await admin.call('carousel.list')
    await admin.call('carousel.move', { pictureId: items[2].id, index: 0 })
    await admin.call('carousel.update', { pictureId: items[0].id, title: '一', link: null, isOn: false })
    expect([await titles(), await titles(true)]).toEqual([
      ['三.png', '一', '二.jpg'],
      ['三.png', '二.jpg'],
    ])
    const { body, statusCode } = await download(items[2].fileId, house.applicant)
    expect([statusCode, body.equals(png)]).toEqual([200, true])
    await admin.call('carousel.delete', { pictureId: items[2].id })
    expect(await titles()).toEqual(['一', '二.jpg'])
    expect((await download(items[2].fileId, house.applicant)).statusCode).toBe(404)
    const person = house.as(house.applicant)
    const fileId = await upload('b.png', png, house.applicant)
    await expect(person.call('carousel.create', { fileId, title: 'b' })).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      admin.call('carousel.create', { fileId, title: 'b' }),
      'a file of somebody else',
    ).rejects.toMatchObject({ status: 404 })
    for (let count = 2; count < 10; count++) await add(`${count}.png`, png)
    await expect(add('11.png', png)).rejects.toMatchObject({ code: 'carousel.too_many' })
  })
})

/** Asks for a file as the browser of somebody does. */
async function download(fileId: string, person: TestPerson) {
  const { services } = house.house
  try {
    const file = await runTransaction(
      services.pools.server,
      { tenantId: house.tenantId, asTenantRole: true },
      (transaction) =>
        readFile(
          createContext({
            services,
            transaction,
            actor: person.actor,
            operationId: 'test',
            origin: { requestId: 'test', locale: 'zh' },
          }).context,
          fileId,
        ),
    )
    const chunks: Buffer[] = []
    for await (const chunk of services.files.read(file)) chunks.push(chunk as Buffer)
    return { statusCode: 200, body: Buffer.concat(chunks) }
  } catch (error) {
    return { statusCode: (error as { status?: number }).status ?? 500, body: Buffer.alloc(0) }
  }
}
