import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { waitingForLocks, whileLocked } from '../../testing/while-locked.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

test('[N3.12] a flow drawn on while somebody publishes it is published or kept, never thrown away', async () => {
  const { admin, as, formId, head, house, tenantId } = world
  const office = as(admin)
  const save = (name: string) =>
    office.call('flow.saveDraft', {
      formId,
      tree: {
        id: 'flow',
        name: '运费审批',
        root: [applicantStep(), ask('approve', [byMember(head)], { id: 'n1', name })],
      },
    })
  await save('甲')
  let saved: Promise<unknown> = Promise.resolve()
  const { outcome } = await runTransaction(
    house.services.pools.bulk,
    { tenantId, asTenantRole: true },
    (transaction) =>
      whileLocked(transaction, {
        lock: ['select from form where tenant_id = $1 and id = $2 for update', [tenantId, formId]],
        begin: () => office.call('flow.publish', { formId }),
        meanwhile: () => {
          saved = save('乙')
          const held = expect.poll(() => waitingForLocks(transaction), { timeout: 10_000 }).toBe(2)
          return Promise.race([saved, held])
        },
      }),
  )
  expect((await outcome).version).toBe(1)
  await saved
  const { hasDraft, tree } = await office.call('flow.get', { formId })
  expect(hasDraft).toBe(true)
  expect(JSON.stringify(tree)).toContain('乙')
})
