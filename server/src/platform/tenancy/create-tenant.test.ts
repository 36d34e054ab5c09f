import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../database/testing/test-database.ts'
import { type House, openHouse } from '../../house.ts'
import { readConfig } from '../../kernel/index.ts'
import { createTenant } from './index.ts'

let database: TestDatabase
let house: House
beforeAll(async () => {
  database = await createTestDatabase()
  house = await openHouse({
    config: readConfig({}),
    databaseUrl: database.url,
    running: false,
    migrated: true,
    checkOutput: true,
  })
})
afterAll(async () => {
  await house.close()
  await database.drop()
})

test('[P2.2] a new tenant has its schema, role, root department and an administrator who may do everything', async () => {
  const made = await createTenant(house.services, {
    code: 'acme',
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
