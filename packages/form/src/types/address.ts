import { z } from 'zod'
import { joinAddress, splitAddress, writeAddress } from '../address.ts'
import { report, reportType } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { checkCharacters } from '../text-value.ts'

export const addressField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('address'),
    /** The lowest level that is chosen; districts when absent. */
    level: z.enum(['province', 'city', 'district']).optional(),
    /** A region above the lowest level will do. */
    anyLevel: z.boolean().optional(),
    /** Only the region, without the line to the door. */
    regionOnly: z.boolean().optional(),
  }),
)
type AddressField = z.infer<typeof addressField>

const longest = 300
const levels = { province: 1, city: 2, district: 3 } as const

/** How many levels a region of the field has, where there are so many. */
export function levelsOf({ level = 'district' }: AddressField): number {
  return levels[level]
}

export const addressType: PurePart<AddressField> = {
  name: { zh: '地址', en: 'Address' },
  title: 'whenChosen',
  operators: ['startsWith', 'contains', ...emptiness],
  holds(op, actual, wanted) {
    if (op === 'contains') return undefined
    const within = wanted.some(
      (path) => actual === path || [`${path}/`, `${path} `].includes(actual.slice(0, path.length + 1)),
    )
    return op === 'notIn' ? !within : within
  },
  fromFile: 'name',
  fileWidth: 40,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  check(field, value, path, check) {
    if (typeof value !== 'string') {
      reportType(check, field, path, 'text')
      return null
    }
    if (value.trim() === '') return null
    if (!checkCharacters(field, value, longest, path, check)) return null
    const address = splitAddress(value.trim().replace(/\s+/g, ' '))
    const { region } = address
    if (region.length === 0 || region.length > levelsOf(field) || (field.regionOnly && address.detail)) {
      report(check, field, path, 'notAnAddress')
      return null
    }
    const least = field.anyLevel ? 1 : levelsOf(field)
    check.references.regions.push({ id: region.join('/'), path, name: field.name, levels: least })
    return joinAddress(address)
  },
  say: (_, value) => ({ text: writeAddress(String(value)) }),
  nameText: (_, value) => writeAddress(String(value)),
  text: (_, value) => writeAddress(String(value)),
}
