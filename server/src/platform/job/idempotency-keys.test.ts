import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { forgetIdempotencyKeys } from './jobs/forget-idempotency-keys.ts'

const day = 24 * 60 * 60_000

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company?.close())

test('[P6.3] a repeated command gets the first answer for a day; then it is forgotten, in every workspace', async () => {
  const other = await company.addTenant('bravo')
  const make = (person: typeof company.admin) =>
    company.as(person, { idempotencyKey: 'once' }).call('role.create', { name: '仓管员' })
  const forget = () => forgetIdempotencyKeys.run({ services: company.house.services } as never, {} as never)
  const [first, theirs] = [await make(company.admin), await make(other.admin)]
  company.clock.advance(day)
  await forget()
  expect([await make(company.admin), await make(other.admin)]).toEqual([first, theirs])
  company.clock.advance(1)
  await forget()
  // Not repeated any more: the name is taken by the first call.
  for (const person of [company.admin, other.admin])
    await expect(make(person)).rejects.toMatchObject({ fields: [{ field: 'name' }] })
})

test('[7.A15] a key that is too long is refused by its name, without a word of the database', async () => {
  const call = company
    .as(company.admin, { idempotencyKey: 'k'.repeat(201) })
    .call('role.create', { name: '长键' })
  await expect(call).rejects.toMatchObject({ fields: [{ field: 'Idempotency-Key', code: 'tooLong' }] })
})
