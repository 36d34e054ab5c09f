import { z } from 'zod'
import { report } from '../check.ts'
import { common, fieldIdSchema } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { optionalNameText } from '../name-text.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

/** How a number writes its day. */
export const numberDateFormats = [
  'yyyy',
  'yy',
  'yyyyMM',
  'yyMM',
  'yyyyMMdd',
  'yyMMdd',
  'yyyy-MM-dd',
  'MMdd',
  'MM',
] as const

export const autoNumberField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('autoNumber'),
    prefix: optionalNameText(20).optional(),
    /** luxon format put between prefix and counter, e.g. yyyyMM; the counter restarts with it. */
    dateFormat: z.enum(['yyyy', 'yyyyMM', 'yyyyMMdd']).optional(),
    digits: z.int().min(1).max(12).default(4),
    /** What a number is made of, instead of prefix, date and counter: each in its order, the counter once. */
    parts: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('text'), text: z.string().min(1).max(40) }),
          z.object({ kind: z.literal('date'), format: z.enum(numberDateFormats) }),
          z.object({ kind: z.literal('field'), fieldId: fieldIdSchema }),
          z.object({ kind: z.literal('counter') }),
        ]),
      )
      .min(1)
      .max(10)
      .optional(),
    /** What the counter begins with; 1 when absent. */
    start: z.int().min(0).max(1_000_000_000).optional(),
    /** When it begins again; absent: with the date. */
    reset: z.enum(['never', 'day', 'month', 'year', 'field']).optional(),
    /** Of `field`: each value of it has a counter of its own. */
    resetFieldId: fieldIdSchema.optional(),
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
  checkSettings({ parts, reset, resetFieldId }, note) {
    const counters = parts?.filter(({ kind }) => kind === 'counter').length
    if (counters !== undefined && counters !== 1) note('parts', 'oneCounter')
    if (reset === 'field' && !resetFieldId) note('resetFieldId', 'noResetField')
  },
  usedFields: ({ parts = [], reset, resetFieldId }) => [
    ...parts.flatMap((part, index) =>
      part.kind === 'field' ? [{ id: part.fieldId, part: `parts.${index}.fieldId` }] : [],
    ),
    ...(reset === 'field' && resetFieldId ? [{ id: resetFieldId, part: 'resetFieldId' }] : []),
  ],
  say: (_, value) => ({ text: String(value) }),
  text: (_, value) => String(value),
}
