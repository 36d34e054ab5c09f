import { defineError } from '../../kernel/errors.ts'

/** A spreadsheet that cannot be read at all; what is wrong with single rows is reported per row instead. */
export const unreadableSheet = defineError('import.unreadable', 422, {
  zh: '无法读取这个文件：{reasonZh}',
  en: 'This file cannot be read: {reason}',
})
export const emptySheet = defineError('import.empty', 422, {
  zh: '文件里没有数据。',
  en: 'There is no data in this file.',
})
export const tooManyColumns = defineError('import.too_many_columns', 422, {
  zh: '第 {line} 行有 {count} 列，最多支持 {max} 列。',
  en: 'Row {line} has {count} columns; at most {max} are possible.',
})
export const cellTooLong = defineError('import.cell_too_long', 422, {
  zh: '第 {line} 行有一个超过 {max} 个字符的单元格。请检查从这一行开始的引号是否成对。',
  en: 'Row {line} holds a cell of more than {max} characters; check that the quotes from there on come in pairs.',
})
export const unknownFormat = defineError('import.unknown_format', 422, {
  zh: '只能导入 CSV、TSV 和 XLSX 文件。老格式 .xls 请先另存为 .xlsx。',
  en: 'Only CSV, TSV and XLSX can be imported. Save the older .xls as .xlsx first.',
})
export const inflatesTooMuch = defineError('import.inflates_too_much', 422, {
  zh: '这个压缩文件展开后超过 {max} MB，已拒绝读取。',
  en: 'Unpacked, this file is larger than {max} MB; it was not read.',
})
export const sheetUnknown = defineError('import.sheet_unknown', 422, {
  zh: '文件里没有名为“{sheet}”的工作表。',
  en: 'The file has no sheet named "{sheet}".',
})

export function unreadable(reasonZh: string, reason: string) {
  return unreadableSheet({ reasonZh, reason })
}

/** Letters one cell may have; a long text takes 100,000. */
export const maximumCellLength = 1024 * 1024
/** Columns a form may have. */
export const maximumColumns = 300
