import type { FieldValue } from '@sluice/contract'
import type { CellKind } from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import { isBlankWord } from '../inference/cell-text.ts'
import type { ColumnType } from '../inference/column-type.ts'
import { type DateOrder, readCompactDate, readDate } from '../inference/date-text.ts'
import { type NumberStyle, readNumber } from '../inference/number-text.ts'
import { listParts } from '../list-text.ts'
import { offsetFinder } from '../time-zone.ts'

/** How the cells of one column are to be understood. */
export interface ColumnFormat {
  type: ColumnType
  numberStyle: NumberStyle
  dateOrder: DateOrder
  /** Zone of times that do not say theirs. */
  timeZone: string
}

/**
 * Turns the text of a cell into a value of its field's type; null where the text says that there is nothing, `undefined`
 * when it is no such value. Never called for empty cells.
 * @param kind what the file says the cell is; `p` when it says nothing
 */
export type CellReader = (text: string, kind: CellKind) => FieldValue | undefined

/** Makes the reader of one column. */
export function cellReader(format: ColumnFormat): CellReader {
  switch (format.type) {
    case 'text':
    case 'longText':
    case 'singleChoice':
      return (text) => text
    case 'multipleChoice':
      return listParts
    case 'number':
    case 'money':
      return (text, kind) =>
        readNumber(text.trim(), kind === 'n' ? 'point' : format.numberStyle)?.value ?? nothingOr(text)
    case 'date':
      return remembering((text) => dateOf(text, format)?.date ?? nothingOr(text))
    case 'dateTime':
      return remembering(dateTimeReader(format))
    default:
      return format.type satisfies never
  }
}

/** Words among numbers and days that say that there is none. */
const nothingOr = (text: string) => (isBlankWord(text) ? null : undefined)

function dateOf(text: string, { dateOrder }: ColumnFormat) {
  const trimmed = text.trim()
  return readDate(trimmed, dateOrder) ?? readCompactDate(trimmed)
}

/** Different texts remembered per column. Dates repeat: years of daily orders are a few thousand days. */
const rememberedTexts = 5000

function remembering(read: (text: string) => FieldValue | undefined): CellReader {
  const known = new Map<string, FieldValue | undefined>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size >= rememberedTexts) known.clear()
    known.set(text, value)
    return value
  }
}

function dateTimeReader(format: ColumnFormat): (text: string) => FieldValue | undefined {
  const offsetAt = offsetFinder(format.timeZone)
  return (text) => {
    const read = dateOf(text, format)
    if (!read) return nothingOr(text)
    const time = read.time ?? '00:00:00.000'
    return `${read.date}T${time}${read.offset ?? offsetAt(read.date, time.slice(0, 2))}`
  }
}

const expectations: Record<ColumnType, Text> = {
  text: { zh: '不是文本', en: 'is no text' },
  longText: { zh: '不是文本', en: 'is no text' },
  singleChoice: { zh: '不是选项', en: 'is no choice' },
  multipleChoice: { zh: '不是选项', en: 'is no choice' },
  number: { zh: '不是数字', en: 'is no number' },
  money: { zh: '不是金额', en: 'is no amount of money' },
  date: { zh: '不是日期', en: 'is no date' },
  dateTime: { zh: '不是日期时间', en: 'is no date and time' },
}

/** What to say about a cell its reader did not take. */
export function misfitText(type: ColumnType): Text {
  return expectations[type]
}
