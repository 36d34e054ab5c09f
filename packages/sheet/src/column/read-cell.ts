import type { CellKind } from '../workbook/sheet-row.ts'
import { isBlankWord } from './cell-text.ts'
import type { ColumnKind } from './column-kind.ts'
import { type DateOrder, readCompactDate, readDate } from './date-text.ts'
import type { Doubt } from './doubt.ts'
import { listParts } from './list-text.ts'
import { type NumberStyle, readNumber } from './number-text.ts'
import { offsetFinder } from './zone-offset.ts'

/** How the cells of one column are to be understood. */
export interface CellFormat {
  kind: ColumnKind
  /** A cell holds several values. */
  isList?: boolean
  numberStyle: NumberStyle
  dateOrder: DateOrder
  /** Zone of times that do not say theirs. */
  timeZone: string
}

export type CellValue = string | number | string[] | null

/**
 * Turns the text of a cell into what it means, a day as `YYYY-MM-DD`, a time as ISO 8601 with offset; null where the text says that there is nothing, `undefined`
 * when it is no such value. Never called for empty cells.
 * @param kind what the file says the cell is; `p` when it says nothing
 */
export type CellReader = (text: string, kind: CellKind) => CellValue | undefined

/** Makes the reader of one column. */
export function cellReader(format: CellFormat): CellReader {
  switch (format.kind) {
    case 'text':
    case 'longText':
      return (text) => text
    case 'choice':
      return format.isList ? listParts : (text) => text
    case 'number':
    case 'money':
      return (text, kind) =>
        readNumber(text.trim(), kind === 'n' ? 'point' : format.numberStyle)?.value ?? nothingOr(text)
    case 'date':
      return remembering((text) => dateOf(text, format)?.date ?? nothingOr(text))
    case 'dateTime':
      return remembering(dateTimeReader(format))
    default:
      return format.kind satisfies never
  }
}

/** Words among numbers and days that say that there is none. */
const nothingOr = (text: string) => (isBlankWord(text) ? null : undefined)

function dateOf(text: string, { dateOrder }: CellFormat) {
  const trimmed = text.trim()
  return readDate(trimmed, dateOrder) ?? readCompactDate(trimmed)
}

/** Different texts remembered per column. Dates repeat: years of daily orders are a few thousand days. */
const rememberedTexts = 5000

function remembering(read: (text: string) => CellValue | undefined): CellReader {
  const known = new Map<string, CellValue | undefined>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size >= rememberedTexts) known.clear()
    known.set(text, value)
    return value
  }
}

function dateTimeReader(format: CellFormat): (text: string) => CellValue | undefined {
  const offsetAt = offsetFinder(format.timeZone)
  return (text) => {
    const read = dateOf(text, format)
    if (!read) return nothingOr(text)
    const time = read.time ?? '00:00:00.000'
    return `${read.date}T${time}${read.offset ?? offsetAt(read.date, time.slice(0, 2))}`
  }
}

const expectations: Record<ColumnKind, Pick<Doubt, 'zh' | 'en'>> = {
  text: { zh: '不是文本', en: 'is no text' },
  longText: { zh: '不是文本', en: 'is no text' },
  choice: { zh: '不是选项', en: 'is no choice' },
  number: { zh: '不是数字', en: 'is no number' },
  money: { zh: '不是金额', en: 'is no amount of money' },
  date: { zh: '不是日期', en: 'is no date' },
  dateTime: { zh: '不是日期时间', en: 'is no date and time' },
}

/** What to say about a cell its reader did not take. */
export function misfitText(kind: ColumnKind): Pick<Doubt, 'zh' | 'en'> {
  return expectations[kind]
}
