import type { FieldValue } from '@sluice/contract'
import { newCheck, typeOf } from '@sluice/form'
import { checkValue } from '@sluice/form/check'
import {
  type ColumnFacts,
  columnDoubts,
  coreOf,
  createColumnProfile,
  exactDigits,
  haveSameSign,
  looksLikeCode,
  meaningOf,
  readDate,
} from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import { type FieldReader, fieldReader } from '../reading/field-reader.ts'
import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'

/** A text as a value: null where it says that there is none, undefined where it cannot be read. */
interface TextReading {
  value: FieldValue | undefined
  /** What of the text its value does not keep. */
  loss?: Text
}

/** Reads the texts of one column as values of a field, after all of them were observed. */
interface TextColumn {
  observe(text: string): void
  read(text: string): TextReading
  /** What had to be decided about the column as a whole: which number is the day, what a comma means. */
  decided(): Text[]
}

/** Doubts about a column that say how all of it is understood. */
const decisions = new Set(['dateOrder', 'decimalComma', 'decimalPoint', 'shortYear', 'compactDate'])

const losses = {
  blank: { zh: '表示没有值，将为空', en: 'say that there is nothing, and become empty' },
  zeros: { zh: '丢失开头的 0 或加号', en: 'lose zeros or a plus in front' },
  currency: { zh: '丢失所写的货币', en: 'lose the currency they name' },
  percent: { zh: '丢失百分号', en: 'lose the percent sign' },
  time: { zh: '丢失一天中的时间', en: 'lose the time of day' },
}

/**
 * Reads the texts a field holds as values of its new type, the way a column of a file is read, and with every rule of
 * the field.
 * @param timeZone where days begin and end
 */
export function textColumn(field: AnyField, timeZone: string): TextColumn {
  const profile = createColumnProfile()
  let known: { facts: ColumnFacts; read: FieldReader } | undefined
  const learn = () => {
    if (known) return known
    const facts = profile.facts()
    known = { facts, read: fieldReader(field, { ...facts, timeZone }) }
    return known
  }
  return {
    observe: (text) => profile.observe(text, 'p', 0),
    read: (text) => {
      const meaning = meaningOf(text, 'p')
      if (meaning === null) return { value: null, ...(text.trim() === '' ? {} : { loss: losses.blank }) }
      const read = learn().read(meaning, 'p')
      if (!('value' in read)) return { value: undefined }
      if (read.value === null) return { value: null, loss: losses.blank }
      if (isNumeric(field) && losesDigits(meaning)) return { value: undefined }
      const check = newCheck()
      const value = checkValue(field, read.value, field.id, check)
      if (check.problems.length > 0) return { value: undefined }
      const loss = lossOf(field, meaning)
      return loss ? { value, loss } : { value }
    },
    decided: () => {
      const { fromFile } = typeOf(field)
      if (!fromFile || fromFile === 'name') return []
      const doubts = columnDoubts(fromFile, '', learn().facts).filter(({ code }) => decisions.has(code))
      return doubts.map(({ zh, en }) => ({ zh, en }))
    },
  }
}

function isNumeric(field: AnyField): boolean {
  return typeOf(field).isNumeric === true
}

/** More digits than a number keeps. */
function losesDigits(text: string): boolean {
  const digits = coreOf(text.trim())?.digits.replace(/\D/g, '').replace(/^0+/, '')
  return digits !== undefined && digits.length > exactDigits
}

/** What of a text its value does not keep. */
function lossOf(field: AnyField, text: string): Text | undefined {
  const keeps = serverPartOf(field).keeps?.(field)
  if (!keeps) return undefined
  if (keeps.of === 'day') {
    const time = readDate(text.trim())?.time
    return time !== undefined && time !== '00:00:00.000' ? losses.time : undefined
  }
  const core = coreOf(text.trim())
  if (!core) return undefined
  if (looksLikeCode(core.digits) || looksLikeCode(text.trim())) return losses.zeros
  const currency = core.currency?.code
  if (currency && !(keeps.currency && isMoneyOf(keeps.currency, currency))) return losses.currency
  return core.percent && !keeps.percent ? losses.percent : undefined
}

function isMoneyOf(own: string, named: string): boolean {
  return own === named || haveSameSign(own, named)
}
