import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkPeople, writeNames } from '../id-value.ts'
import { itemsOf, type PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

/** A department that lies in no other: the company, or one of several. */
export const organizationField = schemaOf(() =>
  z.object({ ...common, type: z.literal('organization'), multiple: z.boolean().optional() }),
)

const unknown = { zh: '未知组织', en: 'Unknown organization' }

export const organizationType: PurePart<z.infer<typeof organizationField>> = {
  name: { zh: '组织', en: 'Organization' },
  names: 'departments',
  isMe: 'organization',
  title: 'never',
  report: { kind: 'department', offered: true },
  operators: ['in', 'isMe', 'notIn', ...emptiness],
  fromFile: 'name',
  isList: (field) => field.multiple === true,
  formulaType: (field) => (field.multiple ? { list: 'department' } : 'department'),
  check(field, value, path, check) {
    const ids = checkPeople(field, value, path, check, 'departments')
    for (const id of itemsOf(ids)) check.references.organizations.push({ id, path, name: field.name })
    return ids
  },
  say: (_, value) => ({ ids: itemsOf(value).slice(0, 5) }),
  text: (_, value, setting) => writeNames(value, setting.names.departments, unknown, setting),
}
