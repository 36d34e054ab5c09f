import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { optionalNameText } from '../name-text.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const autoNumberField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('autoNumber'),
    prefix: optionalNameText(20).optional(),
    /** luxon format put between prefix and counter, e.g. yyyyMM; the counter restarts with it. */
    dateFormat: z.enum(['yyyy', 'yyyyMM', 'yyyyMMdd']).optional(),
    digits: z.int().min(1).max(12).default(4),
  }),
)

export const autoNumberType: PurePart<z.infer<typeof autoNumberField>> = {
  name: { zh: '自动编号', en: 'Auto number' },
  madeByServer: true,
  isKeyFact: true,
  title: 'always',
  report: { kind: 'text', offered: true },
  operators: ['contains', 'eq', 'ne', 'startsWith', ...emptiness],
  canBeKey: true,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  check(field, _, path, check) {
    report(check, field, path, 'notWritable')
    return null
  },
  say: (_, value) => ({ text: String(value) }),
  text: (_, value) => String(value),
}
