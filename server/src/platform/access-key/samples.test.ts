import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'samples')

/** How each sample is started, and how one finds out whether the machine has its language. */
const languages: Record<string, { start: string[]; probe: string[] }> = {
  'Node.js': { start: [process.execPath, 'call.mjs'], probe: [process.execPath, '--version'] },
  Python: { start: ['python3', 'call.py'], probe: ['python3', '--version'] },
  Java: { start: ['java', 'Call.java'], probe: ['java', '--list-modules'] },
  Go: { start: ['go', 'run', 'call.go'], probe: ['go', 'version'] },
  PHP: { start: ['php', 'call.php'], probe: ['php', '--version'] },
}

async function isThere([command = '', ...more]: string[]): Promise<boolean> {
  return run(command, more).then(
    // A Java without its compiler does not start sources.
    ({ stdout }) => command !== 'java' || stdout.includes('jdk.compiler'),
    () => false,
  )
}

let house: TestHouse
let server: string
let formId: string
beforeAll(async () => {
  // The samples look at the clock of the machine.
  house = await createTestHouse({ start: new Date().toISOString() })
  await house.house.app.listen({ port: 0, host: '127.0.0.1' })
  server = `http://127.0.0.1:${(house.house.app.server.address() as AddressInfo).port}`
  const office = house.as(house.admin)
  const { id: appId } = await office.call('app.create', { name: '采购' })
  formId = (await office.call('form.create', { appId, name: '订单' })).id
  await office.call('form.saveDraft', {
    formId,
    definition: { fields: [{ type: 'text', id: 'title', name: '标题' }], titleFieldId: 'title' },
    baseVersion: 0,
  })
  await office.call('form.publish', { formId })
})
afterAll(() => house?.close())

describe('[L8.1] samples of signing', () => {
  for (const [language, { start, probe }] of Object.entries(languages)) {
    test(`${language}: makes a record and reads it, and a wrong secret is refused`, async ({ skip }) => {
      if (!(await isThere(probe))) return skip(`${language} is not on this machine`)
      const key = await house.as(house.admin).call('accessKey.create', {
        name: language,
        memberId: house.admin.memberId,
      })
      const call = async (secret: string, ...request: string[]) => {
        const [command = '', ...more] = [...start, server, key.keyName, secret, ...request]
        return (await run(command, more, { cwd: folder })).stdout
      }
      const body = JSON.stringify({ values: { title: `${language} 的椅子` } })
      expect(await call(key.secret, 'POST', `/api/forms/${formId}/records`, body)).toMatch(/^200 /)
      const read = await call(key.secret, 'GET', `/api/forms/${formId}/records?sort=%5B%5D&limit=50`)
      expect(read).toMatch(/^200 /)
      expect(read).toContain(`${language} 的椅子`)
      expect(await call('sk_wrong', 'GET', '/api/tenant')).toMatch(/^401 .*access_key\.not_accepted/)
    })
  }

  test('a device makes its key, asks, is let in, and calls', async () => {
    const office = house.as(house.admin)
    const project = await office.call('accessKey.create', {
      name: '设备',
      kind: 'project',
      memberId: house.admin.memberId,
    })
    const home = await mkdtemp(join(tmpdir(), 'sluice-device-'))
    const device = async (...request: string[]) => {
      const words = ['device.mjs', server, project.keyName, join(home, 'key.pem'), ...request]
      return (await run(process.execPath, words, { cwd: folder })).stdout
    }
    try {
      expect(await device()).toBe('waiting\n')
      expect(await device('GET', '/api/tenant')).toMatch(/^401 /)
      const { items } = await office.call('accessKey.listDevices', { keyId: project.id })
      await office.call('accessKey.approveDevice', { keyId: items[0].id })
      expect(await device()).toBe('approved\n')
      const body = JSON.stringify({ values: { title: '设备的椅子' } })
      expect(await device('POST', `/api/forms/${formId}/records`, body)).toMatch(/^200 /)
    } finally {
      await rm(home, { recursive: true, force: true })
    }
  })
})
