import type { OperationContext } from '../operation/index.ts'

/**
 * Whether somebody runs the whole installation: an account that a command on the machine named, or, as long as nobody else
 * reaches the server, the administrator of the demo company. Needs the server's role.
 */
export async function runsInstallation({ actor, transaction, services }: OperationContext): Promise<boolean> {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'member' && actor.kind !== 'account') return false
  const { rowCount } = await transaction.query(
    'select from account where id = $1 and runs_installation',
    [actor.accountId],
    'runs-installation',
  )
  if (rowCount === 1) return true
  if (actor.kind !== 'member' || services.config.demo !== 'local') return false
  const demo = await transaction.query(
    `select from tenant t
     join role r on r.tenant_id = t.id and r.code = 'administrator'
     join role_member rm on rm.tenant_id = t.id and rm.role_id = r.id and rm.member_id = $2
     where t.id = $1 and t.demo`,
    [actor.tenantId, actor.memberId],
    'runs-demo',
  )
  return demo.rowCount === 1
}
