import { z } from 'zod'
import { columnTypes } from './inference/column-type.ts'
import { type Doubt, doubt, doubtSchema } from './inference/doubt.ts'
import { fieldIdsOf, fieldNamesOf } from './inference/field-id.ts'
import type { OpenTable } from './reading/open-table.ts'
import type { AnalyzedColumn, TableAnalysis } from './table/analyze-table.ts'
import { isBroken } from './table/normalize-row.ts'

/** What a person sees of a file before anything is imported. */
export const analysisSchema = z.object({
  fileId: z.uuid(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Line of the header; 0 when the file has none. */
  headerLine: z.int(),
  rowCount: z.int(),
  columns: z.array(
    z.object({
      index: z.int(),
      header: z.string(),
      fieldId: z.string(),
      name: z.string(),
      type: z.enum(columnTypes),
      /** 0 to 1. */
      confidence: z.number(),
      doubts: z.array(doubtSchema),
      /** Values of a column of choices; also given where another column could become one. */
      choices: z.array(z.string()).optional(),
      samples: z.array(z.string()),
      filled: z.int(),
      empty: z.int(),
    }),
  ),
  /** The first rows as they will be imported; `problem` for a row that cannot be. */
  preview: z.array(
    z.object({
      line: z.int(),
      cells: z.array(z.string().nullable()),
      repaired: z.array(z.int()),
      problem: z.object({ zh: z.string(), en: z.string() }).optional(),
    }),
  ),
  /** What concerns the file as a whole. */
  problems: z.array(doubtSchema),
  /** Rows that cannot be read into the columns, so far as the file was looked at closely. */
  badRows: z.int(),
})
export type Analysis = z.infer<typeof analysisSchema>

/** Cells are cut for the preview. */
const shownLength = 300

export function describeAnalysis(
  file: { id: string; name: string },
  table: OpenTable,
  analysis: TableAnalysis,
): Analysis {
  const { frame, columns } = analysis
  const ids = fieldIdsOf(frame.headers)
  const names = fieldNamesOf(frame.headers)
  return {
    fileId: file.id,
    fileName: file.name,
    format: table.format,
    sheets: table.sheets,
    sheet: table.sheet,
    encoding: table.dialect?.encoding ?? null,
    delimiter: table.dialect?.delimiter ?? null,
    headerLine: frame.headerLine,
    rowCount: analysis.rowCount,
    columns: columns.map((column, index) => ({
      index,
      header: column.header,
      fieldId: ids[index]!,
      name: names[index]!,
      type: column.decision.type,
      confidence: column.decision.confidence,
      doubts: [...repairDoubts(analysis, index), ...column.decision.doubts],
      ...choicesOf(column),
      samples: column.facts.samples.map(({ value }) => value),
      filled: column.facts.filled,
      empty: column.facts.empty,
    })),
    preview: analysis.preview.map((row) =>
      isBroken(row)
        ? { line: row.line, cells: row.cells.map(cut), repaired: [], problem: row.reason }
        : {
            line: row.line,
            cells: row.values.map((value) => value && cut(value)),
            repaired: [...(row.repaired ?? [])],
          },
    ),
    problems: fileProblems(table, analysis),
    badRows: analysis.brokenCount,
  }
}

const cut = (text: string) => text.slice(0, shownLength)

function choicesOf({ facts }: AnalyzedColumn): { choices?: string[] } {
  return facts.distinct && facts.longest <= 200 ? { choices: facts.distinct } : {}
}

function repairDoubts({ repairs }: TableAnalysis, index: number): Doubt[] {
  const repair = repairs.find(({ column }) => column === index)
  if (!repair) return []
  const text = {
    zh: `${repair.count} 行的内容含有未加引号的分隔符，已合并还原，请核对。`,
    en: `In ${repair.count} row(s) the value holds an unquoted delimiter; it was put together again. Please check.`,
  }
  return [doubt('repaired', 'warning', text, repair.rows)]
}

function fileProblems(table: OpenTable, analysis: TableAnalysis): Doubt[] {
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
