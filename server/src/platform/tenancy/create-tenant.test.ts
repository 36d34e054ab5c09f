import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { createTenant } from './index.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

test('[P2.2] a new tenant has its schema, role, root department and an administrator who may do everything', async () => {
  const made = await createTenant(company.house.services, {
    code: 'acme-2',
    name: '顶点公司',
    plan: 'FREE',
    administrator: {
      name: '王芳',
      email: 'wang@acme.test',
      username: 'wangfang',
      password: 'correct horse battery',
    },
  })
  expect(made.tenantId).toBeTruthy()
})
