import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeFile } from '../platform/file/index.ts'
import { removeExpiredFiles } from '../platform/file/jobs/remove-expired-files.ts'
import { openBrowser } from '../platform/identity/testing/browser.ts'
import type { JobContext } from '../platform/job/index.ts'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await createTestHouse()
  for (const name of ['admin', 'applicant', 'head']) {
    const browser = openBrowser(house.house.app)
    const password = 'River-2026-gate'
    const { body } = await browser.post('/api/login', { login: `acme-${name}`, password })
    if ((body as { mustChangePassword: boolean }).mustChangePassword) {
      await browser.post('/api/me/password', { currentPassword: password, newPassword: 'Stream-2026-lock' })
    }
    cookies[name] = browser.cookie
  }
})
afterAll(() => house?.close())

/** A multipart body as a browser sends it. */
function formOf(name: string, type: string, content: string | Buffer) {
  const boundary = '----sluice'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

function upload(person: string, name: string, type: string, content: string | Buffer, csrf = '1') {
  const { payload, headers } = formOf(name, type, content)
  return house.house.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...headers, cookie: cookies[person]!, 'x-sluice-csrf': csrf },
    payload,
  })
}

const download = (person: string, fileId: string, headers: Record<string, string> = {}, query = '') =>
  house.house.app.inject({
    url: `/api/files/${fileId}${query}`,
    headers: { cookie: cookies[person]!, ...headers },
  })

test('[P6.4] an uploaded file comes back as it was, under its Chinese name', async () => {
  const content = '单号,金额\n1,2.50\n'
  const answer = await upload('applicant', '采购订单.csv', 'text/csv', content)
  expect(answer.statusCode).toBe(201)
  const { id, name, size, type } = answer.json()
  expect({ name, size, type }).toEqual({
    name: '采购订单.csv',
    size: Buffer.byteLength(content),
    type: 'text/csv',
  })
  const back = await download('applicant', id)
  expect(back.body).toBe(content)
  expect(back.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="____.csv"; filename*=UTF-8''%E9%87%87%E8%B4%AD%E8%AE%A2%E5%8D%95.csv`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

test('[P6.4] pictures open in place, pages never do', async () => {
  const picture = (await upload('applicant', 'a.png', 'image/png', Buffer.from([0x89, 0x50]))).json()
  const shown = await download('applicant', picture.id)
  expect(shown.headers['content-disposition']).toMatch(/^inline;/)
  const saved = await download('applicant', picture.id, {}, '?download=1')
  expect(saved.headers['content-disposition']).toMatch(/^attachment;/)
  const page = (await upload('applicant', 'a.html', 'text/html', '<script>alert(1)</script>')).json()
  expect((await download('applicant', page.id)).headers['content-disposition']).toMatch(/^attachment;/)
})

test('[P6.4] what a page could run is served as bytes, whatever it was uploaded as', async () => {
  const hostile = [
    ['a.js', 'text/javascript'],
    ['a.mjs', 'application/javascript'],
    ['a.svg', 'image/svg+xml'],
    ['a.xhtml', 'application/xhtml+xml'],
    ['a.html', 'text/html'],
    ['a.css', 'text/css'],
    ['a.json', 'application/json'],
    ['a.wasm', 'application/wasm'],
    ['a', 'text/javascript;charset=utf-8'],
  ]
  for (const [name, type] of hostile) {
    const { id } = (await upload('applicant', name!, type!, 'alert(1)')).json()
    for (const query of ['', '?download=1']) {
      const { headers } = await download('applicant', id, {}, query)
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment;/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      })
    }
  }
})

test('[P6.4] a tenant has room for so much: told before the bytes are read, held when they come together', async () => {
  const small = await createTestHouse({ environment: { SLUICE_TENANT_STORAGE_GB: '0.0001' } })
  try {
    const limit = Math.floor(0.0001 * 1024 ** 3)
    const { services } = small.house
    const store = (size: number, expected?: number) =>
      storeFile(services, {
        tenantId: small.tenantId,
        ownerId: small.admin.memberId,
        name: 'a.bin',
        type: 'application/octet-stream',
        source: Readable.from([Buffer.alloc(size)]),
        ...(expected === undefined ? {} : { expected }),
      })
    const unread = new Readable({ read: () => expect.fail('It was read') })
    const full = { status: 413, code: 'file.storage_full' }
    const early = storeFile(services, {
      tenantId: small.tenantId,
      ownerId: null,
      name: 'a',
      type: 'text/plain',
      source: unread,
      expected: limit + 1,
    })
    await expect(early).rejects.toMatchObject(full)
    await expect(store(limit + 1)).rejects.toMatchObject(full)
    const together = await Promise.allSettled([1, 2, 3].map(() => store(Math.floor(limit * 0.6))))
    expect(together.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    await store(Math.floor(limit * 0.3))
    await expect(store(Math.floor(limit * 0.2))).rejects.toMatchObject(full)
    // Another tenant has its own room, and what is removed is room again.
    const other = await small.addTenant('rival')
    await storeFile(services, {
      tenantId: other.tenantId,
      ownerId: null,
      name: 'a',
      type: 'text/plain',
      source: Readable.from([Buffer.alloc(100)]),
    })
    small.clock.advance(25 * 60 * 60 * 1000)
    await removeExpiredFiles.run(
      { services, signal: new AbortController().signal } as JobContext,
      {} as never,
    )
    await store(Math.floor(limit * 0.9))
  } finally {
    await small.close()
  }
})

test('[P6.4] a part of a file can be asked for, and a known file is not sent again', async () => {
  const content = `${'x'.repeat(100_000)}the end`
  const { id } = (await upload('applicant', 'long.txt', 'text/plain', content)).json()
  const part = await download('applicant', id, { range: 'bytes=99999-100002' })
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
    206,
    'xthe',
    'bytes 99999-100002/100007',
  ])
  expect((await download('applicant', id, { range: 'bytes=-3' })).body).toBe('end')
  expect((await download('applicant', id, { range: 'bytes=200000-' })).statusCode).toBe(416)
  const { etag } = part.headers
  expect((await download('applicant', id, { 'if-none-match': String(etag) })).statusCode).toBe(304)
})

test('[P6.4] another site cannot upload with a cookie alone; nobody uploads without a session', async () => {
  expect((await upload('applicant', 'a.txt', 'text/plain', 'x', '0')).statusCode).toBe(403)
  cookies.nobody = ''
  expect((await upload('nobody', 'a.txt', 'text/plain', 'x')).statusCode).toBe(401)
  const empty = await house.house.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie: cookies.applicant!, 'x-sluice-csrf': '1' },
    payload: {},
  })
  expect(empty.json()).toMatchObject({ status: 400, code: 'file.missing' })
})

test('[P6.4] a file is its uploader’s, until a record holds it whose reader may open it', async () => {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '附件' })
  const { id: formId } = await admin.call('form.create', { appId, name: '合同' })
  const fields = [{ id: 'paper', type: 'attachment', name: '扫描件' }]
  await admin.call('form.saveDraft', { formId, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  const { id } = (await upload('admin', '合同.pdf', 'application/pdf', '%PDF-1.7')).json()
  expect((await download('head', id)).statusCode).toBe(404)
  // An id seen elsewhere opens nothing through a record of one's own.
  const stolen = admin.call('record.create', {
    formId,
    values: { paper: [(await upload('head', 'x.pdf', 'application/pdf', 'x')).json().id] },
  })
  await expect(stolen).rejects.toMatchObject({ status: 400 })
  await admin.call('record.create', { formId, values: { paper: [id] } })
  expect((await download('admin', id)).statusCode).toBe(200)
  expect((await download('applicant', id)).statusCode).toBe(404)
  const { id: roleId } = await admin.call('role.create', { code: 'reader', name: '读者' })
  const grant = { permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }
  await admin.call('role.setGrants', { roleId, grants: [grant] })
  await admin.call('role.setMembers', { roleId, memberIds: [house.head.memberId] })
  expect((await download('head', id)).statusCode).toBe(200)
})

test('[7.B17] a copied record keeps the files its maker may read, which live as long as one record holds them', async () => {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '归档' })
  const { id: formId } = await admin.call('form.create', { appId, name: '票据' })
  const fields = [{ id: 'paper', type: 'attachment', name: '扫描件' }]
  await admin.call('form.saveDraft', { formId, definition: { fields, sections: [] }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  const { id: roleId } = await admin.call('role.create', { code: 'clerk', name: '经办' })
  const grant = (permission: string) => ({ permission, resource: `form:${formId}`, scope: 'own' })
  await admin.call('role.setGrants', { roleId, grants: ['record.create', 'record.read'].map(grant) })
  await admin.call('role.setMembers', { roleId, memberIds: [house.head.memberId] })
  const { id } = (await upload('admin', '票据.pdf', 'application/pdf', '%PDF-1.7')).json()
  const { record: first } = await admin
    .call('record.create', { formId, values: { paper: [id] } })
    .then(({ id: recordId }) => admin.call('record.get', { formId, recordId }))
  // The head may make records here and read their own, but not this one: its file stays out of reach.
  const stolen = house.as(house.head).call('record.create', { formId, values: { paper: [id] } })
  await expect(stolen).rejects.toMatchObject({ status: 400 })
  const all = [
    { permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' },
    grant('record.create'),
  ]
  await admin.call('role.setGrants', { roleId, grants: all })
  await house.as(house.head).call('record.create', { formId, values: { paper: first.values.paper } })
  const { items } = await admin.call('record.list', { formId, limit: 10 })
  expect(items.map(({ values }: { values: { paper: string[] } }) => values.paper)).toEqual([[id], [id]])
  await admin.call('record.update', {
    formId,
    recordId: first.id,
    version: first.version,
    values: { paper: [] },
  })
  expect((await download('head', id)).statusCode).toBe(200)
})

test('[P6.4] an upload that no record holds is gone after a day, content and all', async () => {
  const { id } = (await upload('applicant', 'draft.txt', 'text/plain', 'x')).json()
  const { services } = house.house
  const { signal } = new AbortController()
  const clean = () => removeExpiredFiles.run({ services, signal } as JobContext, {} as never)
  const files = async () =>
    (await readdir(join(services.config.home, 'files', house.tenantId), { recursive: true })).filter((path) =>
      path.endsWith(id),
    ).length
  house.clock.advance(23 * 60 * 60 * 1000)
  await clean()
  expect(await files()).toBe(1)
  // By now the session has ended; the operation tells as much.
  const ask = () => house.as(house.applicant).call('file.get', { fileId: id })
  expect(await ask()).toMatchObject({ name: 'draft.txt' })
  house.clock.advance(2 * 60 * 60 * 1000)
  await clean()
  expect(await files()).toBe(0)
  await expect(ask()).rejects.toMatchObject({ status: 404 })
})
