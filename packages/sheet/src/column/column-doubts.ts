import { isCode } from './code-column.ts'
import type { ColumnKind } from './column-kind.ts'
import type { ColumnFacts } from './column-profile.ts'
import { type Doubt, doubt } from './doubt.ts'
import { emptinessDoubts } from './emptiness-doubts.ts'
import { hintOf } from './header-hint.ts'
import { moneyDoubts } from './money-doubts.ts'

/** What is not certain about a column if its cells are taken for this, whoever chose so. */
export function columnDoubts(kind: ColumnKind, header: string, facts: ColumnFacts): Doubt[] {
  return [...kindDoubts(kind, header, facts), ...emptinessDoubts(facts)]
}

function kindDoubts(kind: ColumnKind, header: string, facts: ColumnFacts): Doubt[] {
  if (facts.filled === 0) {
    const text = { zh: '这一列全部为空，按文本处理。', en: 'The column is empty; taken as text.' }
    return [doubt('emptyColumn', 'note', text)]
  }
  switch (kind) {
    case 'date':
    case 'dateTime':
      return dateDoubts(kind, facts)
    case 'number':
    case 'money':
      return [
        ...numberDoubts(facts),
        ...(kind === 'money' ? moneyDoubts(header, facts) : plainNumberDoubts(header, facts)),
      ]
    case 'choice':
      return choiceDoubts(facts)
    case 'text':
    case 'longText':
      return textDoubts(header, facts)
    default:
      return kind satisfies never
  }
}

function dateDoubts(kind: 'date' | 'dateTime', facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  if (facts.compactDates > 0 && facts.compactDates === facts.filled - facts.blankCount) {
    const text = { zh: '8 位数字按日期理解。', en: 'Eight digits are read as a date.' }
    return [doubt('compactDate', 'note', text, []), ...blankDoubts(facts)]
  }
  const misfits = facts.filled - facts.blankCount - facts.dates
  if (misfits > 0) {
    const text = {
      zh: `有 ${misfits} 个值不是日期，导入时这些行会被列为错误行。`,
      en: `${misfits} value(s) are no dates; their rows will be reported as wrong.`,
    }
    doubts.push(doubt('misfit', 'warning', text, facts.notDates))
  }
  doubts.push(...blankDoubts(facts))
  if (facts.orderAmbiguous || facts.orderConflict) {
    const text = {
      zh: `日和月的先后无法确定，按“${orderNames[facts.dateOrder].zh}”理解。`,
      en: `Nothing tells day from month; read as ${orderNames[facts.dateOrder].en}.`,
    }
    doubts.push(doubt('dateOrder', 'warning', text, facts.samples))
  } else if (facts.orderFrom === 'table') {
    const text = {
      zh: `日和月的先后按其他列，即“${orderNames[facts.dateOrder].zh}”。`,
      en: `Day and month stand as in the other columns: ${orderNames[facts.dateOrder].en}.`,
    }
    doubts.push(doubt('dateOrderOfTable', 'note', text, facts.samples))
  }
  if (facts.shortYears.length > 0) {
    const text = {
      zh: '两位数的年份按 1950 至 2049 年理解。',
      en: 'Years of two digits are read as 1950 to 2049.',
    }
    doubts.push(doubt('shortYear', 'note', text, facts.shortYears))
  }
  if (kind === 'date' && facts.withRealTime > 0) {
    const text = {
      zh: `有 ${facts.withRealTime} 个值带有时间，按日期导入会丢失时间。`,
      en: `${facts.withRealTime} value(s) have a time of day, which a date does not keep.`,
    }
    doubts.push(doubt('timeLost', 'warning', text, facts.samples))
  } else if (kind === 'date' && facts.withTime > 0) {
    const text = { zh: '时间全部是零点，按日期处理。', en: 'Every time is midnight; taken as a date.' }
    doubts.push(doubt('midnight', 'note', text))
  }
  return doubts
}

const orderNames = {
  mdy: { zh: '月/日/年', en: 'month/day/year' },
  dmy: { zh: '日/月/年', en: 'day/month/year' },
  ymd: { zh: '年/月/日', en: 'year/month/day' },
}

function numberDoubts(facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  const misfits = facts.filled - facts.blankCount - facts.numbers
  if (misfits > 0) {
    const text = {
      zh: `有 ${misfits} 个值不是数字，导入时这些行会被列为错误行。`,
      en: `${misfits} value(s) are no numbers; their rows will be reported as wrong.`,
    }
    doubts.push(doubt('misfit', 'warning', text, facts.notNumbers))
  }
  doubts.push(...blankDoubts(facts))
  if (facts.codeCount > 0) {
    const text = {
      zh: '有的值像编码；按数字导入会丢失开头的 0 或末尾的位数。',
      en: 'Some values look like codes; as numbers they lose zeros in front or digits at the end.',
    }
    doubts.push(doubt('codeAsNumber', 'warning', text, facts.codes))
  }
  doubts.push(...lostDigitDoubts(facts))
  if (facts.numberStyle === 'comma') {
    const text =
      facts.styleFrom === 'table'
        ? {
            zh: '按其他列的写法，逗号是小数点，点是千位分隔。',
            en: 'As in the other columns, the comma is the decimal sign and the point parts thousands.',
          }
        : { zh: '逗号按小数点理解。', en: 'The comma is read as the decimal sign.' }
    doubts.push(doubt('decimalComma', 'note', text, facts.samples))
  }
  const pointed = facts.styleAmbiguous.filter(({ value }) => value.includes('.'))
  if (facts.styleFrom === 'none' && pointed.length > 0) {
    const text = {
      zh: '点按小数点理解：1.234 是一又千分之二百三十四，不是一千二百三十四。',
      en: 'The point is read as the decimal sign: 1.234 is a little more than one, not over a thousand.',
    }
    doubts.push(doubt('decimalPoint', 'note', text, pointed))
  }
  if (facts.percents > 0 && facts.bareNumbers.length > 0) {
    const text = {
      zh: '有的值带 %，有的没有；没有 % 的按原数导入，例如 0.05 会成为 0.05%。请核对。',
      en: 'Some values have a % and some have none; those come as they are: 0.05 becomes 0.05%. Please check.',
    }
    doubts.push(doubt('percentMixed', 'warning', text, facts.bareNumbers))
  }
  return doubts
}

function plainNumberDoubts(header: string, facts: ColumnFacts): Doubt[] {
  const doubts: Doubt[] = []
  if (facts.currencies.size > 0) {
    const text = {
      zh: `值里写有货币（${[...facts.currencies.keys()].join('、')}），按数字导入只保留数值。`,
      en: `The values name a currency (${[...facts.currencies.keys()].join(', ')}); a number keeps the amount alone.`,
    }
    doubts.push(doubt('currencyLost', 'note', text))
  }
  if (hintOf(header).id && facts.decimals === 0 && facts.codeCount === 0) {
    const text = {
      zh: '看起来是编号；如不需要排序和计算，可改为文本。',
      en: 'Looks like an identifier; it may be kept as text.',
    }
    doubts.push(doubt('identifier', 'note', text))
  }
  return doubts
}

/** Digits that a spreadsheet program threw away before the file came to us. */
function lostDigitDoubts(facts: ColumnFacts): Doubt[] {
  const shortened = facts.shortened.filter(({ value }) => /E\+?1[1-9]/i.test(value))
  const lost = [...facts.digitsLost, ...(facts.codeCount > 0 ? facts.shortened : shortened)]
  if (lost.length === 0) return []
  const text = {
    zh: '表格软件只保留 15 位有效数字：这些长编号的末尾在文件里已经丢失，无法恢复。请把原表的这一列设为文本后重新导出。',
    en: 'A spreadsheet keeps 15 digits: the end of these long numbers is lost in the file already. Make the column text where it comes from and export it again.',
  }
  return [doubt('digitsLost', 'warning', text, lost)]
}

function textDoubts(header: string, facts: ColumnFacts): Doubt[] {
  const hint = hintOf(header)
  const doubts: Doubt[] = []
  const filled = facts.filled - facts.blankCount
  const isNumeric = facts.numbers > 0 && filled - facts.numbers <= filled * 0.2
  if (isNumeric && isCode(facts, hint)) {
    const text = {
      zh: '这些数字是编码（如电话、邮编、长编号），按文本保留，不丢失开头的 0 和末尾的位数。',
      en: 'These digits are a code (phone, post code, long number); kept as text so that no digit is lost.',
    }
    doubts.push(doubt('code', 'note', text, facts.codes.length > 0 ? facts.codes : facts.samples))
  } else if (!hint.code && facts.codeCount === 0) doubts.push(...mixedDoubts(facts))
  doubts.push(...lostDigitDoubts(facts))
  if (facts.elapsed.length > 0) {
    const text = {
      zh: '这些是时长（如 26:30），按文本保留。',
      en: 'These are durations (such as 26:30); kept as text.',
    }
    doubts.push(doubt('elapsed', 'note', text, facts.elapsed))
  }
  return doubts
}

/** Most values are numbers or days, and some are not; whoever sees all of them knows why. */
function mixedDoubts(facts: ColumnFacts): Doubt[] {
  const almost = Math.max(facts.numbers, facts.dates) / facts.filled
  if (almost <= 0.5 || almost === 1) return []
  const isDate = facts.dates >= facts.numbers
  const text = isDate
    ? { zh: '多数值是日期，但不全是，按文本处理。', en: 'Most values are dates, but not all; taken as text.' }
    : {
        zh: '多数值是数字，但不全是，按文本处理。',
        en: 'Most values are numbers, but not all; taken as text.',
      }
  return [doubt('mixed', 'warning', text, isDate ? facts.notDates : facts.notNumbers)]
}

function choiceDoubts({ folded = [] }: ColumnFacts): Doubt[] {
  const various = folded.filter(({ spellings }) => spellings.length > 1)
  if (various.length === 0) return []
  const shown = various.slice(0, 5).map(({ spellings }) => spellings.map((one) => one.trim()).join(' / '))
  const text = {
    zh: `写法不同的值合并为一个选项：${shown.join('；')}。`,
    en: `Values that differ in their spelling become one choice: ${shown.join('; ')}.`,
  }
  return [doubt('spelling', 'warning', text)]
}

function blankDoubts({ blankCount, blankWords }: ColumnFacts): Doubt[] {
  if (blankCount === 0) return []
  const words = [...new Set(blankWords.map(({ value }) => value))].slice(0, 5)
  const text = {
    zh: `${blankCount} 个“${words.join('”“')}”按空值处理。`,
    en: `${blankCount} cell(s) that say "${words.join('", "')}" are taken as empty.`,
  }
  return [doubt('blankWord', 'warning', text, blankWords)]
}
