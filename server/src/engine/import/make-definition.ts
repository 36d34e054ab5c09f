import { type Field, type FormDefinition, fieldIdSchema } from '@sluice/contract'
import { z } from 'zod'
import { type FieldError, invalidInput } from '../../kernel/index.ts'
import { currencyOfColumn } from './inference/column-currency.ts'
import type { ColumnFacts } from './inference/column-profile.ts'
import { columnTypes } from './inference/column-type.ts'
import { dateOrders } from './inference/date-text.ts'
import { hintOf } from './inference/header-hint.ts'
import { listParts } from './list-text.ts'
import type { AnalyzedColumn } from './table/analyze-table.ts'

/** A column as the person wants it. */
export const chosenColumnSchema = z.object({
  index: z.int().min(0).max(20_000),
  fieldId: fieldIdSchema,
  name: z.string().trim().min(1).max(100),
  type: z.enum(columnTypes),
  include: z.boolean().default(true),
  required: z.boolean().optional(),
  dateOrder: z.enum(dateOrders).optional(),
  numberStyle: z.enum(['point', 'comma']).optional(),
})
export type ChosenColumn = z.output<typeof chosenColumnSchema>

/** Digits after the point that a number can hold. */
const mostDecimals = 15

/** Choices a field may have. */
const maximumChoices = 500

/**
 * Makes the definition of a form from the columns of a file: limits, decimals, currency and choices come from what the
 * columns hold.
 * @throws invalidInput naming a column that is not in the file or has too many different values for choices
 */
export function makeDefinition(
  chosen: readonly ChosenColumn[],
  analyzed: readonly AnalyzedColumn[],
  titleFieldId: string | undefined,
): FormDefinition {
  const problems: FieldError[] = []
  const fields = chosen.flatMap((column, position): Field[] => {
    const facts = analyzed[column.index]?.facts
    const wrong = facts ? columnProblem(column, facts) : texts.noSuchColumn
    if (wrong || !facts) {
      const message = wrong ?? texts.noSuchColumn
      const params = { name: column.name, max: maximumChoices }
      problems.push({ field: `columns.${position}`, code: 'wrongColumn', message, params })
      return []
    }
    return [fieldOf(column, facts, analyzed[column.index]!.header)]
  })
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
  const title = titleFieldId ?? guessTitle(fields)
  return { fields, sections: [], ...(title ? { titleFieldId: title } : {}) }
}

const texts = {
  noSuchColumn: { zh: '文件里没有“{name}”这一列。', en: 'The file has no column for "{name}".' },
  tooManyChoices: {
    zh: '“{name}”的不同值太多，不能作为选项，请用文本。',
    en: '"{name}" has too many different values for choices; use text.',
  },
}

function columnProblem({ type }: ChosenColumn, { distinct, longest }: ColumnFacts) {
  if (type !== 'singleChoice' && type !== 'multipleChoice') return undefined
  return distinct && distinct.length > 0 && longest <= 200 ? undefined : texts.tooManyChoices
}

function fieldOf({ fieldId, name, type, required }: ChosenColumn, facts: ColumnFacts, header: string): Field {
  const common = { id: fieldId, name, ...(required ? { required } : {}) }
  switch (type) {
    case 'text':
      return { ...common, type }
    case 'longText':
      return { ...common, type, width: 12, ...(facts.longest > 20_000 ? { maxLength: 100_000 } : {}) }
    case 'number':
      return {
        ...common,
        type,
        scale: Math.min(facts.decimals, mostDecimals),
        ...(facts.percents > 0 ? { unit: '%' } : {}),
        ...(facts.decimals === 0 && hintOf(header).id ? { grouping: false } : {}),
      }
    case 'money':
      return {
        ...common,
        type,
        currency: currencyOfColumn(header, facts, facts.currenciesOfTable).code,
      }
    case 'date':
    case 'dateTime':
      return { ...common, type }
    case 'singleChoice':
    case 'multipleChoice':
      return { ...common, type, choices: choicesOf(type, facts) }
    default:
      return type satisfies never
  }
}

/** More choices than a person takes in at a glance are put in order. */
const glance = 8

function choicesOf(type: 'singleChoice' | 'multipleChoice', { folded = [] }: ColumnFacts) {
  const distinct = folded.map(({ value }) => value)
  const parts = type === 'singleChoice' ? distinct : distinct.flatMap(listParts)
  const values = [...new Set(parts)].filter((part) => part !== '').slice(0, maximumChoices)
  return inOrder(values).map((value) => ({ value, label: value }))
}

/** Numbers by size, many texts by the alphabet (Chinese by pinyin); few texts as they came. */
function inOrder(values: string[]): string[] {
  if (values.every((value) => /^-?\d+(\.\d+)?$/.test(value)))
    return values.sort((a, b) => Number(a) - Number(b))
  return values.length > glance ? values.sort(new Intl.Collator('zh').compare) : values
}

/** The first field that names something; else the first one. */
function guessTitle(fields: readonly Field[]): string | undefined {
  const named = fields.find(
    ({ type, name }) => type === 'text' && /name|title|名称|姓名|标题|主题/i.test(name),
  )
  const canName = fields.find(({ type }) =>
    ['text', 'number', 'money', 'date', 'singleChoice'].includes(type),
  )
  return (named ?? fields.find(({ type }) => type === 'text') ?? canName)?.id
}
