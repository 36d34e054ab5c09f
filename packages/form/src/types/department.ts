import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkPeople, writeNames } from '../id-value.ts'
import { itemsOf, type PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const departmentField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('department'),
    multiple: z.boolean().optional(),
    default: z.literal('currentDepartment').optional(),
  }),
)

const unknown = { zh: '未知部门', en: 'Unknown department' }

export const departmentType: PurePart<z.infer<typeof departmentField>> = {
  name: { zh: '部门', en: 'Department' },
  names: 'departments',
  title: 'never',
  report: { kind: 'department', offered: true },
  operators: ['in', 'isMe', 'notIn', ...emptiness],
  movingDefaults: ['currentDepartment'],
  fromFile: 'name',
  isList: (field) => field.multiple === true,
  formulaType: (field) => (field.multiple ? { list: 'department' } : 'department'),
  defaultValue(field, { departmentId }) {
    if (!field.default) return null
    return field.multiple && departmentId ? [departmentId] : departmentId
  },
  check: (field, value, path, check) => checkPeople(field, value, path, check, 'departments'),
  say: (_, value) => ({ ids: itemsOf(value).slice(0, 5) }),
  text: (_, value, setting) => writeNames(value, setting.names.departments, unknown, setting),
}
