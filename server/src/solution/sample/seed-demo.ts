import { runTransaction } from '../../database/index.ts'
import { setDemoPeople } from '../../platform/identity/index.ts'
import type { Actor, Services } from '../../platform/operation/index.ts'
import { createTenant } from '../../platform/tenancy/index.ts'
import { actWith, memberOf } from './act.ts'
import { makeApp } from './demo-app.ts'
import { type DemoCompany, hire } from './demo-company.ts'
import { fillOrders } from './demo-orders.ts'
import { readPastNotices } from './read-past-notices.ts'

const demoLock = 7_105_003

/**
 * Makes the demo company on an empty database: people, the purchasing app with flow, data, reports and dashboard, and
 * work in every state. Made by the public operations. Several servers may start at once: one seeds.
 * @param settle runs what waits in the outbox, beside whoever else does
 * @returns true when it was made now
 */
export async function seedDemo(services: Services, settle: () => Promise<void>): Promise<boolean> {
  const client = await services.pools.owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [demoLock])
    const { rows } = await client.query<{ complete: boolean }>(
      `select exists (select from tenant where demo and status = 'active') as complete`,
    )
    if (rows[0]?.complete) return false
    await makeDemo(services, settle)
    return true
  } finally {
    await client.query('select pg_advisory_unlock($1)', [demoLock]).catch(() => undefined)
    client.release()
  }
}

async function makeDemo(services: Services, settle: () => Promise<void>): Promise<void> {
  const act = actWith(services)
  const code = `demo-${services.clock.now().getTime().toString(36)}`
  const { tenantId, memberId, accountId } = await createTenant(services, {
    code,
    name: '江南食品贸易',
    plan: 'ENTERPRISE',
    administrator: { name: '周敏', email: `zhoumin@${code}.example`, username: `${code}-zhoumin` },
  })
  const admin: Actor = { kind: 'member', tenantId, memberId, accountId, name: '周敏' }
  const company = await hire(act, admin, code)
  const forms = await makeApp(act, company)
  await fillOrders(act, company, forms, services.clock.now())
  await readPastNotices(services, act, company, settle)
  await finish(services, tenantId, company)
}

/** Names the people a visitor may be, and opens the company to visitors: the last step, so nobody meets half a demo. */
async function finish(services: Services, tenantId: string, company: DemoCompany): Promise<void> {
  await runTransaction(services.pools.server, { tenantId }, (transaction) =>
    setDemoPeople(transaction, tenantId, [
      {
        memberId: memberOf(company.applicant),
        role: { zh: '采购专员', en: 'Buyer' },
        hint: {
          zh: '发起采购申请，修改被退回的单子',
          en: 'Submit a purchase, change the one that was returned',
        },
      },
      {
        memberId: memberOf(company.head),
        role: { zh: '采购部主管', en: 'Department head' },
        hint: { zh: '在工作台审批，退回或转办', en: 'Approve on the workbench, return or transfer' },
      },
      {
        memberId: memberOf(company.finance),
        role: { zh: '财务主管', en: 'Finance' },
        hint: { zh: '复核大额采购，查看报表', en: 'Review large purchases, read the reports' },
      },
      {
        memberId: memberOf(company.admin),
        role: { zh: '管理员', en: 'Administrator' },
        hint: {
          zh: '建应用，设计表单、流程和报表',
          en: 'Make an app from a spreadsheet, design forms, flows, reports',
        },
      },
    ]),
  )
  await runTransaction(services.pools.owner, { tenantId }, (transaction) =>
    transaction.query('update tenant set demo = true where id = $1', [tenantId]),
  )
}
