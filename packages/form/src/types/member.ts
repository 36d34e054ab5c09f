import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkPeople, writeNames } from '../id-value.ts'
import { itemsOf, type PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const memberField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('member'),
    multiple: z.boolean().optional(),
    default: z.literal('currentUser').optional(),
  }),
)

const unknown = { zh: '未知成员', en: 'Unknown member' }

export const memberType: PurePart<z.infer<typeof memberField>> = {
  name: { zh: '成员', en: 'Member' },
  names: 'members',
  title: 'never',
  report: { kind: 'member', offered: true },
  operators: ['in', 'isMe', 'notIn', ...emptiness],
  movingDefaults: ['currentUser'],
  fromFile: 'name',
  isList: (field) => field.multiple === true,
  formulaType: (field) => (field.multiple ? { list: 'member' } : 'member'),
  defaultValue(field, { memberId }) {
    if (!field.default) return null
    return field.multiple && memberId ? [memberId] : memberId
  },
  check: (field, value, path, check) => checkPeople(field, value, path, check, 'members'),
  say: (_, value) => ({ ids: itemsOf(value).slice(0, 5) }),
  text: (_, value, setting) => writeNames(value, setting.names.members, unknown, setting),
}
