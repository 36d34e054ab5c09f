import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkPeople, writeNames } from '../id-value.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

/** A role of the tenant, built-in ones among them. */
export const roleField = schemaOf(() =>
  z.object({ ...common, type: z.literal('role'), multiple: z.boolean().optional() }),
)

const unknown = { zh: '未知角色', en: 'Unknown role' }

export const roleType: PurePart<z.infer<typeof roleField>> = {
  name: { zh: '角色', en: 'Role' },
  names: 'roles',
  title: 'never',
  report: { kind: 'role', offered: true },
  operators: ['in', 'notIn', ...emptiness],
  fromFile: 'name',
  isList: (field) => field.multiple === true,
  formulaType: (field) => (field.multiple ? { list: 'text' } : 'text'),
  check: (field, value, path, check) => checkPeople(field, value, path, check, 'roles'),
  text: (_, value, setting) => writeNames(value, setting.names.roles, unknown, setting),
}
