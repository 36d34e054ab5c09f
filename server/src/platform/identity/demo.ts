import type { Transaction } from '../../database/index.ts'
import type { DemoDoor, Text } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { inTenant } from './in-tenant.ts'

/** Somebody a visitor may be, in both languages. */
export interface DemoPerson {
  memberId: string
  /** 张三, purchaser … */
  role: Text
  /** What to try as this person. */
  hint: Text
}

export interface FoundDemoPerson extends DemoPerson {
  accountId: string
  tenantId: string
  name: string
}

interface DemoRow {
  member_id: string
  account_id: string
  name: string
  role_zh: string
  role_en: string
  hint_zh: string
  hint_en: string
}

/** Replaces the people a visitor of the transaction's (demo) tenant may be. */
export async function setDemoPeople(
  transaction: Transaction,
  tenantId: string,
  people: readonly DemoPerson[],
): Promise<void> {
  await transaction.query('delete from demo_person where tenant_id = $1', [tenantId])
  for (const [position, { memberId, role, hint }] of people.entries()) {
    await transaction.query(
      `insert into demo_person (tenant_id, member_id, position, role_zh, role_en, hint_zh, hint_en)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, memberId, position, role.zh, role.en, hint.zh, hint.en],
    )
  }
}

/** Whether who asks may enter the demo: everywhere, or only from the machine itself. */
export function demoDoorFor({ services, origin }: OperationContext): DemoDoor {
  const { demo } = services.config
  return demo === 'local' && !origin.local ? 'off' : demo
}

/** People of all demo tenants; nobody where the demo is closed to who asks. Needs the server's role. */
export async function demoPeople(context: OperationContext): Promise<FoundDemoPerson[]> {
  if (demoDoorFor(context) === 'off') return []
  const { transaction } = context
  const { rows: tenants } = await transaction.query<{ id: string }>(
    `select id from tenant where demo and status = 'active' order by created_at, id`,
  )
  const people: FoundDemoPerson[] = []
  for (const { id: tenantId } of tenants) {
    const { rows } = await inTenant(transaction, tenantId, () =>
      transaction.query<DemoRow>(
        `select d.member_id, m.account_id, m.name, d.role_zh, d.role_en, d.hint_zh, d.hint_en
         from demo_person d
         join member m on m.tenant_id = d.tenant_id and m.id = d.member_id and m.status = 'active'
         where d.tenant_id = $1 order by d.position`,
        [tenantId],
      ),
    )
    people.push(...rows.map((row) => toPerson(tenantId, row)))
  }
  return people
}

function toPerson(tenantId: string, row: DemoRow): FoundDemoPerson {
  return {
    tenantId,
    memberId: row.member_id,
    accountId: row.account_id,
    name: row.name,
    role: { zh: row.role_zh, en: row.role_en },
    hint: { zh: row.hint_zh, en: row.hint_en },
  }
}
