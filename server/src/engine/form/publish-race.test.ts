import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { whileLocked } from '../../testing/while-locked.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const fieldsOf = (...names: string[]): Field[] => names.map((name) => ({ id: name, name, type: 'text' }))

test('[N2.5] a draft saved while somebody publishes is published or kept, never thrown away', async () => {
  const formId = await house.form(fieldsOf('a'))
  await house.office.call('form.saveDraft', {
    formId,
    definition: { fields: fieldsOf('a', 'b') },
    baseVersion: 1,
  })
  const later = JSON.stringify({ fields: fieldsOf('a', 'b', 'c'), sections: [] })
  const { services } = house.house
  const published = await runTransaction(
    services.pools.bulk,
    { tenantId: house.tenantId, asTenantRole: true },
    (transaction) =>
      whileLocked(transaction, {
        lock: ['select from form where tenant_id = $1 and id = $2 for update', [house.tenantId, formId]],
        begin: () => house.office.call('form.publish', { formId }),
        meanwhile: () =>
          transaction.query('update form set draft = $3 where tenant_id = $1 and id = $2', [
            house.tenantId,
            formId,
            later,
          ]),
      }),
  )
  expect((await published.outcome).version).toBe(2)
  const { definition } = await house.office.call('form.get', { formId })
  expect(definition.fields.map(({ id }: Field) => id)).toEqual(['a', 'b', 'c'])
})
