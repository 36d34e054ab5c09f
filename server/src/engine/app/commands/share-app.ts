import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import {
  announcePermissionChange,
  builtInRoleId,
  type HolderGrants,
  setResourceGrants,
} from '../../../platform/permission/index.ts'
import { appLevels, levelGrants } from '../app-levels.ts'
import { requireApp } from '../require-app.ts'

const holderSchema = z.object({
  kind: z.enum(['member', 'department', 'role', 'everybody']),
  /** Of the role, department (all below are meant too) or member; everybody needs none. */
  id: z.uuid().nullish(),
  /** `custom` leaves what somebody holds as it is. */
  level: z.enum([...appLevels, 'custom']),
})

/** The whole list is given: who is not named has no share any more. Nobody gives what they do not hold (P4.4). */
export const shareApp = defineOperation({
  id: 'app.share',
  kind: 'command',
  method: 'PUT',
  path: '/api/apps/:appId/sharing',
  summary: { zh: '设置谁可以使用应用', en: 'Say who may use an app' },
  access: 'member',
  actsOnPeople: true,
  input: z.object({ appId: z.uuid(), holders: z.array(holderSchema).max(500) }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'app', id, name }),
  run: async (context, { appId, holders }) => {
    const { name } = await requireApp(context, appId, 'app.manage')
    const given = await readHolders(context, holders)
    await setResourceGrants(context, `app:${appId}`, given, 'holders')
    announcePermissionChange(context)
    return { id: appId, name }
  },
})

const idProblems = {
  missing: { zh: '请选择角色、部门或成员。', en: 'Choose a role, department or member.' },
  needless: { zh: '“所有成员”不需要编号。', en: 'Everybody is named without an id.' },
}

async function readHolders(
  { transaction, tenantId }: OperationContext,
  holders: readonly z.output<typeof holderSchema>[],
): Promise<HolderGrants[]> {
  const everybody = await builtInRoleId(transaction, tenantId, 'member')
  const wrong = holders.flatMap(({ kind, id }, index) => {
    const code = kind === 'everybody' ? (id ? 'needless' : undefined) : id ? undefined : 'missing'
    return code ? [{ field: `holders.${index}.id`, code, message: idProblems[code] }] : []
  })
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return holders.map(({ kind, id, level }) => ({
    ...(kind === 'everybody' ? { kind: 'role', id: everybody } : { kind, id: id! }),
    ...(level === 'custom' ? {} : { grants: levelGrants(level) }),
  }))
}
