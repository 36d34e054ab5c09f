import { checkValue, newCheck, typeOf } from '@sluice/form'
import { haveSameSign } from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import type { AnyField, TextColumnReader } from '../../form/index.ts'
import { meaningOf } from '../inference/cell-text.ts'
import { columnDoubts } from '../inference/column-doubts.ts'
import { type ColumnFacts, createColumnProfile } from '../inference/column-profile.ts'
import { readDate } from '../inference/date-text.ts'
import { coreOf, exactDigits, looksLikeCode } from '../inference/number-text.ts'
import { type FieldReader, fieldReader } from './field-reader.ts'

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
 */
export const textColumn: TextColumnReader = (field) => {
  const profile = createColumnProfile()
  let known: { facts: ColumnFacts; read: FieldReader } | undefined
  const learn = () => {
    if (known) return known
    const facts = profile.facts()
    known = { facts, read: fieldReader(field, { index: 0, fieldId: field.id }, facts, undefined) }
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
      const { type } = field
      if (type !== 'number' && type !== 'money' && type !== 'date' && type !== 'dateTime') return []
      const doubts = columnDoubts(type, '', learn().facts).filter(({ code }) => decisions.has(code))
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
  if (field.type === 'date') {
    const time = readDate(text.trim())?.time
    return time !== undefined && time !== '00:00:00.000' ? losses.time : undefined
  }
  if (!isNumeric(field)) return undefined
  const core = coreOf(text.trim())
  if (!core) return undefined
  if (looksLikeCode(core.digits) || looksLikeCode(text.trim())) return losses.zeros
  const currency = core.currency?.code
  if (currency && !(field.type === 'money' && isMoneyOf(field.currency, currency))) return losses.currency
  return core.percent && !(field.type === 'number' && field.unit === '%') ? losses.percent : undefined
}

function isMoneyOf(own: string, named: string): boolean {
  return own === named || haveSameSign(own, named)
}
