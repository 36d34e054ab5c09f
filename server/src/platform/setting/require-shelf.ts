import { forbidden, unauthenticated } from '../../kernel/index.ts'
import { runsInstallation } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { SettingScope } from './define-setting.ts'
import { onlyOperator } from './errors.ts'
import { shelfOf } from './settings-source.ts'
import type { Shelf } from './shelf.ts'

/**
 * The shelf a call is about, when the caller may see and change it: a workspace's needs its right, one's own none, that of
 * the installation somebody who runs it.
 * @throws forbidden, onlyOperator
 */
export async function requireShelf(context: OperationContext, scope: SettingScope): Promise<Shelf> {
  const { actor } = context
  const shelf = shelfOf(scope, actor.kind === 'member' ? actor : {})
  if (!shelf) throw unauthenticated()
  if (scope === 'tenant') {
    const policy = await context.policy()
    if (!policy.decide('setting.manage').allowed) throw forbidden({ permission: 'setting.manage' })
  }
  if (scope === 'installation' && !(await runsInstallation(context))) throw onlyOperator()
  return shelf
}
