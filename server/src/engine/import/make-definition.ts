import { type Field, type FormDefinition, fieldIdSchema } from '@sluice/contract'
import { columnTypeNames, type FileColumn, typeNamed, typeOf } from '@sluice/form'
import { currencyOfColumn, dateOrders, hintOf, listParts } from '@sluice/sheet'
import { z } from 'zod'
import { type FieldError, invalidInput, nameText } from '../../kernel/index.ts'
import type { AnalyzedColumn } from './table/analyze-table.ts'

/** A column as the person wants it. */
export const chosenColumnSchema = z.object({
  index: z.int().min(0).max(20_000),
  fieldId: fieldIdSchema,
  name: nameText(100),
  type: z.enum(columnTypeNames),
  include: z.boolean().default(true),
  required: z.boolean().optional(),
  dateOrder: z.enum(dateOrders).optional(),
  numberStyle: z.enum(['point', 'comma']).optional(),
})
export type ChosenColumn = z.output<typeof chosenColumnSchema>

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
    const found = analyzed[column.index]
    const settings = found && typeNamed(column.type).ofColumn?.(fileColumn(found))
    if (settings) {
      const { fieldId: id, name, type, required } = column
      return [{ id, name, ...(required ? { required } : {}), type, ...settings } as Field]
    }
    const message = found ? texts.tooManyChoices : texts.noSuchColumn
    problems.push({
      field: `columns.${position}`,
      code: 'wrongColumn',
      message,
      params: { name: column.name },
    })
    return []
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

/** Choices a field may have. */
const maximumChoices = 500
const longestChoice = 200

/** What is known of a column, as far as fields are made of it. */
function fileColumn({ header, facts }: AnalyzedColumn): FileColumn {
  const { longest, decimals, percents, currenciesOfTable, distinct, folded = [] } = facts
  const known = {
    longest,
    decimals,
    isPercent: percents > 0,
    isId: hintOf(header).id,
    currency: currencyOfColumn(header, facts, currenciesOfTable).code,
  }
  if (!distinct || distinct.length === 0 || longest > longestChoice) return known
  const values = folded.map(({ value }) => value)
  return { ...known, values: inOrder(values), parts: inOrder(values.flatMap(listParts)) }
}

/** More choices than a person takes in at a glance are put in order. */
const glance = 8

/** Numbers by size, many texts by the alphabet (Chinese by pinyin); few texts as they came. */
function inOrder(given: readonly string[]): string[] {
  const values = [...new Set(given)].filter((value) => value !== '').slice(0, maximumChoices)
  if (values.every((value) => /^-?\d+(\.\d+)?$/.test(value)))
    return values.sort((a, b) => Number(a) - Number(b))
  return values.length > glance ? values.sort(new Intl.Collator('zh').compare) : values
}

/** The first field that names something; else the first one that can name a record. */
function guessTitle(fields: readonly Field[]): string | undefined {
  const texts = fields.filter((field) => typeOf(field).title === 'always')
  const named = texts.find(({ name }) => /name|title|名称|姓名|标题|主题/i.test(name))
  return (named ?? texts[0] ?? fields.find((field) => typeOf(field).title !== 'never'))?.id
}
