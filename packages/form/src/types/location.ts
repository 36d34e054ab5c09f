import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { readLocation, writeLocation } from '../location.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const locationField = schemaOf(() => z.object({ ...common, type: z.literal('location') }))

export const locationType: PurePart<z.infer<typeof locationField>> = {
  name: { zh: '定位', en: 'Location' },
  title: 'never',
  operators: ['isNotEmpty', 'isEmpty'],
  fromFile: 'text',
  fileValue: (_, read) => readLocation(String(read)),
  fileWidth: 28,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  check(field, value, path, check) {
    if (value === '') return null
    const place = typeof value === 'string' && value.length <= 100 ? readLocation(value) : undefined
    if (place === undefined) report(check, field, path, 'notALocation')
    return place ?? null
  },
  say: (_, value) => ({ text: writeLocation(String(value)) }),
  text: (_, value) => writeLocation(String(value)),
}
