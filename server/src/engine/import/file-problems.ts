import { type Doubt, doubt } from '@sluice/sheet'
import type { TableFormat } from './reading/open-table.ts'
import type { TableAnalysis } from './table/analyze-table.ts'

/** What concerns the file as a whole: rows that cannot be read or were passed over, a guessed encoding, the header. */
export function fileProblems(table: TableFormat, analysis: TableAnalysis | undefined): Doubt[] {
  if (!analysis) {
    const text = {
      zh: '这个工作表是空的，请选择其他工作表。',
      en: 'This sheet is empty; choose another one.',
    }
    return [doubt('emptySheet', 'warning', text)]
  }
  const problems: Doubt[] = []
  const { frame } = analysis
  const add = (code: string, severity: Doubt['severity'], zh: string, en: string, rows: Doubt['rows'] = []) =>
    problems.push(doubt(code, severity, { zh, en }, rows))
  if (analysis.brokenCount > 0) {
    const rows = analysis.broken.map(({ line, cells }) => ({ line, value: cells.join(' | ') }))
    const count = analysis.brokenCount
    add(
      'badRows',
      'warning',
      `${count} 行无法读入各列。`,
      `${count} row(s) cannot be read into the columns.`,
      rows,
    )
  }
  if (frame.headerLine === 0) {
    add(
      'noHeader',
      'warning',
      '第一行看起来是数据，没有表头。',
      'The first row looks like data; there is no header.',
    )
  }
  if (frame.titleRows > 0) {
    const count = frame.titleRows
    add(
      'titleRows',
      'note',
      `表头上方的 ${count} 行已跳过。`,
      `${count} row(s) above the header are skipped.`,
    )
  }
  if (frame.headerRows > 1) {
    const count = frame.headerRows
    add(
      'headerRows',
      'note',
      `表头占 ${count} 行，上下级名称已合并。`,
      `The header takes ${count} rows; their names are put together.`,
    )
  }
  if (frame.numberedHeaders) {
    add('numberedHeaders', 'note', '年份或日期按列名理解。', 'Years or days are read as names of columns.')
  }
  if (analysis.totalCount > 0) {
    const count = analysis.totalCount
    add(
      'totalRows',
      'warning',
      analysis.shape.leavesTotalsOut
        ? `${count} 行合计不会导入。`
        : `${count} 行看起来是合计，会作为普通数据导入；可以选择不导入。`,
      analysis.shape.leavesTotalsOut
        ? `${count} row(s) of totals are left out.`
        : `${count} row(s) look like totals and will become records; they can be left out.`,
      analysis.totals,
    )
  }
  if (analysis.mergedRows > 0) {
    const count = analysis.mergedRows
    add(
      'mergedRows',
      'note',
      `${count} 行填入了上方合并单元格的值。`,
      `${count} row(s) were given the value of cells merged over them.`,
    )
  }
  if (analysis.blankRows > 0) {
    const count = analysis.blankRows
    add('blankRows', 'note', `${count} 个空行已跳过。`, `${count} blank row(s) are passed over.`)
  }
  if (analysis.strayQuotes.length > 0) {
    add(
      'strayQuote',
      'warning',
      '有的行在引号结束之后还有内容，已接在引号内的内容后面，请核对。',
      'In some rows text stands behind a closing quote; it was put behind the quoted text. Please check.',
      analysis.strayQuotes,
    )
  }
  if (analysis.paddedCount > 0) {
    const count = analysis.paddedCount
    add(
      'paddedRows',
      'note',
      `${count} 行末尾缺少单元格，按空值处理。`,
      `${count} row(s) miss cells at the end; taken as empty.`,
    )
  }
  if (analysis.openQuotes.length > 0) {
    add(
      'openQuote',
      'warning',
      '有的行以引号开头却没有结束，引号按普通字符处理。',
      'A quote opens a cell and is never closed; it is read as a letter.',
      analysis.openQuotes.map(({ line, value }) => ({ line, value })),
    )
  }
  if (table.dialect?.encodingDoubtful) {
    const { encoding } = table.dialect
    add(
      'encoding',
      'warning',
      `编码按 ${encoding} 理解；如有乱码请换一种编码。`,
      `Read as ${encoding}; choose another encoding if letters look wrong.`,
    )
  }
  return problems
}
