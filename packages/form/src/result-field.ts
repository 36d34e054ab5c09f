import type { FormulaType } from '@sluice/formula'
import { z } from 'zod'
import { schemaOf } from './schema-of.ts'
import { booleanField } from './types/boolean.ts'
import { cascadeField } from './types/cascade.ts'
import { colorField } from './types/color.ts'
import { dateField } from './types/date.ts'
import { dateTimeField } from './types/date-time.ts'
import { departmentField } from './types/department.ts'
import { durationField } from './types/duration.ts'
import { emailField } from './types/email.ts'
import { linkField } from './types/link.ts'
import { longTextField } from './types/long-text.ts'
import { memberField } from './types/member.ts'
import { moneyField } from './types/money.ts'
import { multipleChoiceField } from './types/multiple-choice.ts'
import { numberField } from './types/number.ts'
import { percentField } from './types/percent.ts'
import { phoneField } from './types/phone.ts'
import { ratingField } from './types/rating.ts'
import { singleChoiceField } from './types/single-choice.ts'
import { sliderField } from './types/slider.ts'
import { textField } from './types/text.ts'
import { timeField } from './types/time.ts'

/** A field as whose values computed ones are kept, shown and compared. Links and files are what somebody chose. */
export const resultFieldSchema = schemaOf(() =>
  z.discriminatedUnion('type', [
    textField,
    longTextField,
    numberField,
    moneyField,
    percentField,
    durationField,
    dateField,
    dateTimeField,
    timeField,
    booleanField,
    singleChoiceField,
    multipleChoiceField,
    memberField,
    departmentField,
    emailField,
    phoneField,
    linkField,
    cascadeField,
    ratingField,
    sliderField,
    colorField,
  ]),
)
export type ResultField = z.infer<typeof resultFieldSchema>

/** What every computed field is told by the server when it is published. */
export const computed = schemaOf(() => ({
  /** As what its values are kept and shown; worked out where nothing is chosen. */
  as: resultFieldSchema.optional(),
  /** It depends on the moment, the reader or a calendar, so that it is computed when it is read and never kept. */
  moving: z.boolean().optional(),
}))

/** As what the values of a formula are kept where nobody chose; undefined for what no field holds. */
export function resultOfFormula(type: FormulaType): Pick<ResultField, 'type'> | undefined {
  if (typeof type === 'object') {
    if (!('list' in type)) return undefined
    if (type.list === 'text') return { type: 'multipleChoice', choices: [] } as Pick<ResultField, 'type'>
    if (type.list === 'member' || type.list === 'department')
      return { type: type.list, multiple: true } as Pick<ResultField, 'type'>
    return undefined
  }
  return single[type]
}

const single: Partial<Record<FormulaType & string, Pick<ResultField, 'type'>>> = {
  number: { type: 'number' },
  duration: { type: 'duration' },
  text: { type: 'text' },
  boolean: { type: 'boolean' },
  date: { type: 'date' },
  datetime: { type: 'dateTime' },
  member: { type: 'member' },
  department: { type: 'department' },
}

/** As what texts of many records in one are kept. */
export const joinedResult: Pick<ResultField, 'type'> = { type: 'longText' }

/** How many records are made one value. */
export const aggregations = [
  'count',
  'sum',
  'average',
  'min',
  'max',
  'median',
  'distinct',
  'concatenate',
] as const
export type Aggregation = (typeof aggregations)[number]
