import { type FieldType, fieldValueSchema } from '@sluice/contract'
import { columnTypeNames } from '@sluice/form'
import { columnDoubts, type Doubt, dateOrders, doubt } from '@sluice/sheet'
import { z } from 'zod'
import { readsAs, usualType } from './column-type.ts'
import { fieldIdsOf, fieldNamesOf } from './field-id.ts'
import { fileProblems } from './file-problems.ts'
import { type PreviewColumn, type PreviewValues, previewReader } from './preview-values.ts'
import type { AnalyzedFile } from './table/analyze-file.ts'
import type { AnalyzedColumn, TableAnalysis } from './table/analyze-table.ts'
import { isBroken } from './table/normalize-row.ts'

/** Something a person should look at before the import; `note` only says what was done. */
const doubtSchema = z.object({
  code: z.string(),
  severity: z.enum(['note', 'warning']),
  zh: z.string(),
  en: z.string(),
  /** Some of the cells it is about. */
  rows: z.array(z.object({ line: z.int(), value: z.string() })),
})

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
  /** Rows the header takes. */
  headerRows: z.int(),
  /** The first rows as they stand in the file, from which a header can be chosen. */
  firstRows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  /** Rows of totals in the file, imported or not. */
  totalRows: z.int(),
  rowCount: z.int(),
  columns: z.array(
    z.object({
      index: z.int(),
      header: z.string(),
      fieldId: z.string(),
      name: z.string(),
      /** The type that was chosen, else the one that was found. */
      type: z.enum(columnTypeNames),
      found: z.enum(columnTypeNames),
      numberStyle: z.enum(['point', 'comma']),
      dateOrder: z.enum(dateOrders),
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
      /** What the form will hold, of the types of the columns. */
      values: z.array(fieldValueSchema),
      /** Columns whose cell is no value of their type. */
      wrong: z.array(z.int()),
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

/** What a person chose for a column; absent: as it was found. */
export const previewColumnSchema = z.object({
  index: z.int().min(0).max(20_000),
  type: z.enum(columnTypeNames),
  numberStyle: z.enum(['point', 'comma']).optional(),
  dateOrder: z.enum(dateOrders).optional(),
})

export function describeAnalysis(
  file: { id: string; name: string },
  { table, analysis }: AnalyzedFile,
  chosen: readonly z.output<typeof previewColumnSchema>[] = [],
): Analysis {
  const about = {
    fileId: file.id,
    fileName: file.name,
    format: table.format,
    sheets: table.sheets,
    sheet: table.sheet,
    encoding: table.dialect?.encoding ?? null,
    delimiter: table.dialect?.delimiter ?? null,
  }
  if (!analysis) return { ...about, ...nothing, problems: fileProblems(table, undefined) }
  const { frame, columns } = analysis
  const ids = fieldIdsOf(frame.headers)
  const names = fieldNamesOf(frame.headers)
  const read = columns.map((column, index): PreviewColumn => {
    const { type, numberStyle, dateOrder } = chosen.find((one) => one.index === index) ?? {}
    return {
      index,
      type: type ?? usualType(column.decision.kind),
      numberStyle: numberStyle ?? column.facts.numberStyle,
      dateOrder: dateOrder ?? column.facts.dateOrder,
    }
  })
  const valuesOf = previewReader(read, analysis.shape.timeZone)
  return {
    ...about,
    headerLine: frame.headerLine,
    headerRows: frame.headerRows,
    firstRows: analysis.firstRows.map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, shownColumns).map(cut),
    })),
    totalRows: analysis.totalCount,
    rowCount: analysis.rowCount,
    columns: columns.map((column, index) => ({
      index,
      header: column.header,
      fieldId: ids[index]!,
      name: names[index]!,
      type: read[index]!.type,
      found: usualType(column.decision.kind),
      numberStyle: read[index]!.numberStyle,
      dateOrder: read[index]!.dateOrder,
      confidence: column.decision.confidence,
      doubts: [...repairDoubts(analysis, index), ...doubtsOf(column, read[index]!.type)],
      ...choicesOf(column),
      samples: column.facts.samples.map(({ value }) => value),
      filled: column.facts.filled,
      empty: column.facts.empty,
    })),
    preview: analysis.preview.map((row) =>
      isBroken(row)
        ? {
            line: row.line,
            cells: row.cells.map(cut),
            values: [],
            wrong: [],
            repaired: [],
            problem: row.reason,
          }
        : {
            line: row.line,
            cells: row.values.map((value) => value && cut(value)),
            ...shortened(valuesOf(row)),
            repaired: [...(row.repaired ?? [])],
          },
    ),
    problems: fileProblems(table, analysis),
    badRows: analysis.brokenCount,
  }
}

/** Columns of the first rows that are shown to choose a header by. */
const shownColumns = 12

const nothing = {
  headerLine: 0,
  headerRows: 0,
  firstRows: [],
  totalRows: 0,
  rowCount: 0,
  columns: [],
  preview: [],
  badRows: 0,
}

const cut = (text: string) => text.slice(0, shownLength)

function shortened({ values, wrong }: PreviewValues): PreviewValues {
  return { values: values.map((value) => (typeof value === 'string' ? cut(value) : value)), wrong }
}

function doubtsOf({ header, facts, decision }: AnalyzedColumn, type: FieldType): readonly Doubt[] {
  const { kind } = readsAs(type)
  return kind === decision.kind ? decision.doubts : columnDoubts(kind, header, facts)
}

function choicesOf({ facts }: AnalyzedColumn): { choices?: string[] } {
  return facts.folded && facts.longest <= 200 ? { choices: facts.folded.map(({ value }) => value) } : {}
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
