import type { ColumnFacts } from './column-profile.ts'
import { type Doubt, doubt } from './doubt.ts'
import { type HeaderHint, hintOf } from './header-hint.ts'

/** Field types a spreadsheet column can become. */
export const columnTypes = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
] as const
export type ColumnType = (typeof columnTypes)[number]

export interface Decision {
  type: ColumnType
  /** 0 to 1: how sure the type is. */
  confidence: number
  doubts: Doubt[]
}

/** Text beyond this many letters gets a field of several lines. */
const shortText = 255
/** Share of cells that may miss the type of all others and still count as mistakes, not as another type. */
const mistakes = 0.2

/** Decides what a column holds, and says what about it is not certain. Pure. */
export function decideColumn(header: string, facts: ColumnFacts): Decision {
  const hint = hintOf(header)
  if (facts.filled === 0) {
    const text = { zh: '这一列全部为空，按文本处理。', en: 'The column is empty; taken as text.' }
    return { type: 'text', confidence: 0.3, doubts: [doubt('emptyColumn', 'note', text)] }
  }
  const decision =
    decideDate(facts, hint) ??
    decideNumber(facts, hint) ??
    decideChoice(facts, hint) ??
    decideText(facts, hint)
  return { ...decision, doubts: [...decision.doubts, ...commonDoubts(facts)] }
}

function decideDate(facts: ColumnFacts, hint: HeaderHint): Decision | undefined {
  const { filled } = facts
  if (hint.date && facts.compactDates === filled) {
    const text = { zh: '8 位数字按日期理解。', en: 'Eight digits are read as a date.' }
    return { type: 'date', confidence: 0.8, doubts: [doubt('compactDate', 'note', text, [])] }
  }
  const misfits = filled - facts.dates
  if (facts.dates === 0 || misfits > filled * mistakes) return undefined
  const doubts: Doubt[] = []
  if (misfits > 0) {
    const text = {
      zh: `有 ${misfits} 个值不是日期，导入时这些行会被列为错误行。`,
      en: `${misfits} value(s) are no dates; their rows will be reported as wrong.`,
    }
    doubts.push(doubt('misfit', 'warning', text, facts.notDates))
  }
  if (facts.orderAmbiguous || facts.orderConflict) {
    const text = {
      zh: '日和月的先后无法确定，按“月/日/年”理解。',
      en: 'Nothing tells day from month; read as month/day/year.',
    }
    doubts.push(doubt('dateOrder', 'warning', text, facts.samples))
  }
  const type = facts.withRealTime > 0 ? 'dateTime' : 'date'
  if (type === 'date' && facts.withTime > 0) {
    const text = { zh: '时间全部是零点，按日期处理。', en: 'Every time is midnight; taken as a date.' }
    doubts.push(doubt('midnight', 'note', text))
  }
  return { type, confidence: sureness(facts, misfits, doubts), doubts }
}

function decideNumber(facts: ColumnFacts, hint: HeaderHint): Decision | undefined {
  const { filled, numbers } = facts
  const misfits = filled - numbers
  if (numbers === 0 || misfits > filled * mistakes) return undefined
  if (facts.codeCount > 0) return codeText(facts)
  // `WX1 6LT` among post codes, `A-17` among numbers: letters and digits together are a code, not a mistake.
  if (misfits > 0 && (hint.code || facts.notNumbers.some(({ value }) => isMixed(value)))) return undefined
  if (hint.code && facts.decimals === 0) return codeText(facts)
  const doubts: Doubt[] = []
  if (misfits > 0) {
    const text = {
      zh: `有 ${misfits} 个值不是数字，导入时这些行会被列为错误行。`,
      en: `${misfits} value(s) are no numbers; their rows will be reported as wrong.`,
    }
    doubts.push(doubt('misfit', 'warning', text, facts.notNumbers))
  }
  if (facts.numberStyle === 'comma') {
    const text = { zh: '逗号按小数点理解。', en: 'The comma is read as the decimal sign.' }
    doubts.push(doubt('decimalComma', 'note', text, facts.samples))
  }
  if (isMoney(facts, hint)) return decideMoney(facts, misfits, doubts)
  if (hint.id && facts.decimals === 0) {
    const text = {
      zh: '看起来是编号；如不需要排序和计算，可改为文本。',
      en: 'Looks like an identifier; it may be kept as text.',
    }
    doubts.push(doubt('identifier', 'note', text))
  }
  return { type: 'number', confidence: sureness(facts, misfits, doubts), doubts }
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && value.length <= 45
}

/** Currency signs say it; so do two decimals, or none, under a header that names a price. */
function isMoney(facts: ColumnFacts, hint: HeaderHint): boolean {
  if (facts.decimals > 2 || facts.percents > 0) return false
  if (facts.currencies.size > 0) return true
  if (facts.withDecimals === 0) return hint.money === 'certain'
  return hint.money !== undefined
}

function decideMoney(facts: ColumnFacts, misfits: number, doubts: Doubt[]): Decision {
  const named = [...facts.currencies.keys()]
  if (named.length > 1) {
    const text = {
      zh: `一列中有多种货币：${named.join('、')}。只保留数值。`,
      en: `Several currencies in one column: ${named.join(', ')}. Only the amounts are kept.`,
    }
    doubts.push(doubt('currencies', 'warning', text, facts.samples))
  }
  if (named.length === 0) {
    const text = { zh: '没有写明货币，按人民币处理。', en: 'No currency is given; taken as CNY.' }
    doubts.push(doubt('currencyAssumed', 'note', text))
  }
  return { type: 'money', confidence: sureness(facts, misfits, doubts), doubts }
}

function codeText(facts: ColumnFacts): Decision {
  const text = {
    zh: '这些数字是编码（如电话、邮编、长编号），按文本保留，不丢失开头的 0 和末尾的位数。',
    en: 'These digits are a code (phone, post code, long number); kept as text so that no digit is lost.',
  }
  return { type: 'text', confidence: 0.9, doubts: [doubt('code', 'note', text, facts.codes)] }
}

function decideChoice(facts: ColumnFacts, hint: HeaderHint): Decision | undefined {
  const { distinct, filled, longest } = facts
  if (!distinct || longest > 60 || facts.lineBreaks > 0) return undefined
  if (hint.id || hint.code || hint.words || hint.long) return undefined
  const repeats = filled / distinct.length
  const enough = hint.choice
    ? filled >= 5 && repeats >= 1.5
    : filled >= 20 && distinct.length >= 2 && repeats >= 4
  if (!enough) return undefined
  return { type: 'singleChoice', confidence: hint.choice || repeats >= 8 ? 0.9 : 0.75, doubts: [] }
}

function decideText(facts: ColumnFacts, hint: HeaderHint): Decision {
  const long = facts.longest > shortText || facts.lineBreaks > 0 || (hint.long && facts.longest > 80)
  const doubts: Doubt[] = []
  const almost = hint.code ? 0 : Math.max(facts.numbers, facts.dates) / facts.filled
  if (almost > 0.5 && facts.codeCount === 0) {
    const isDate = facts.dates >= facts.numbers
    const text = isDate
      ? {
          zh: '多数值是日期，但不全是，按文本处理。',
          en: 'Most values are dates, but not all; taken as text.',
        }
      : {
          zh: '多数值是数字，但不全是，按文本处理。',
          en: 'Most values are numbers, but not all; taken as text.',
        }
    doubts.push(doubt('mixed', 'warning', text, isDate ? facts.notDates : facts.notNumbers))
  }
  return { type: long ? 'longText' : 'text', confidence: almost > 0.5 ? 0.6 : 0.95, doubts }
}

function commonDoubts(facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  if (facts.nullTokens > 0) {
    const text = {
      zh: `${facts.nullTokens} 个“NULL”按空值处理。`,
      en: `${facts.nullTokens} "NULL" are taken as empty.`,
    }
    doubts.push(doubt('nullToken', 'note', text))
  }
  if (facts.excelErrors.length > 0) {
    const text = {
      zh: '公式错误（如 #N/A）按空值处理。',
      en: 'Formula errors such as #N/A are taken as empty.',
    }
    doubts.push(doubt('formulaError', 'warning', text, facts.excelErrors))
  }
  return doubts
}

/** Fewer rows, misfits and warnings make a type less sure. */
function sureness(facts: ColumnFacts, misfits: number, doubts: readonly Doubt[]): number {
  const share = 1 - misfits / facts.filled
  const sample = facts.filled >= 5 ? 1 : 0.8
  const warned = doubts.some(({ severity }) => severity === 'warning') ? 0.8 : 1
  return Math.round(share * sample * warned * 100) / 100
}
