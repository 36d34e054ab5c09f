import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Row } from 'exceljs'
import { SluiceError } from '../../../kernel/index.ts'
import {
  cellTooLong,
  maximumCellLength,
  maximumColumns,
  sheetUnknown,
  tooManyColumns,
  unreadable,
} from '../errors.ts'
import type { TableSource } from '../table/analyze-table.ts'
import { cellValueText } from './cell-value-text.ts'
import type { RawRow } from './raw-row.ts'
import { openZip, type RandomAccess, type ZipArchive } from './zip-archive.ts'

export interface Workbook {
  /** Names of the sheets a person sees, in their order. */
  sheets: string[]
  /** @throws sheetUnknown */
  table(sheet: string): TableSource
}

/** The steps of exceljs's streaming reader; driven one by one, so that nothing is read that is not needed. */
interface ReaderSteps {
  _parseRels(content: unknown): Promise<void>
  _parseWorkbook(content: unknown): Promise<void>
  _parseStyles(content: unknown): Promise<void>
  _parseSharedStrings(content: unknown): AsyncGenerator<unknown>
  _parseWorksheet(content: AsyncIterable<string>, number: string): Generator<{ value: AsyncIterable<Row> }>
  workbookRels?: { Id: string; Target: string }[]
  model?: { sheets?: { name: string; rId: string; state?: string }[] }
  sharedStrings?: unknown[]
}

const mebibyte = 1024 * 1024
/** Texts of a workbook are held in memory; a sheet is streamed. */
const limits = { description: 32 * mebibyte, texts: 256 * mebibyte, sheet: 2048 * mebibyte }
const rowsPerBatch = 500

/**
 * Opens an XLSX workbook: its directory is checked against archives made to burst, sheets are streamed.
 * @throws unreadableSheet, inflatesTooMuch
 */
export async function openXlsx(file: RandomAccess): Promise<Workbook> {
  const zip = await openZip(file)
  const reader = await readWorkbook(zip)
  const targets = sheetTargets(reader)
  return {
    sheets: [...targets.keys()],
    table: (sheet) => {
      const target = targets.get(sheet)
      if (!target) throw sheetUnknown({ sheet })
      return { delimiter: '', rows: () => guarded(readRows(zip, target)) }
    },
  }
}

async function readWorkbook(zip: ZipArchive): Promise<ReaderSteps> {
  if (!zip.entries.has('xl/workbook.xml') || !zip.entries.has('xl/_rels/workbook.xml.rels')) {
    throw unreadable('它不是 XLSX 工作簿', 'it is not an XLSX workbook')
  }
  return guard(async () => {
    const reader = await newReader()
    await reader._parseRels(textStream(zip, 'xl/_rels/workbook.xml.rels', limits.description))
    await reader._parseWorkbook(textStream(zip, 'xl/workbook.xml', limits.description))
    return reader
  })
}

async function newReader(): Promise<ReaderSteps> {
  // Loaded on use: half of what the server would hold in memory at its start.
  const { default: excel } = await import('exceljs')
  const options = {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  } as const
  return new excel.stream.xlsx.WorkbookReader('', options) as unknown as ReaderSteps
}

/** Path in the archive by sheet name; hidden sheets are left out. */
function sheetTargets({ model, workbookRels = [] }: ReaderSteps): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { name, rId, state } of model?.sheets ?? []) {
    const target = workbookRels.find(({ Id }) => Id === rId)?.Target
    if (!target || (state !== undefined && state !== 'visible') || !/worksheets\//.test(target)) continue
    targets.set(name, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  if (targets.size === 0) throw unreadable('工作簿里没有可见的工作表', 'the workbook has no visible sheet')
  return targets
}

async function* readRows(zip: ZipArchive, target: string): AsyncGenerator<RawRow[]> {
  const reader = await readWorkbook(zip)
  if (zip.entries.has('xl/styles.xml')) {
    await reader._parseStyles(textStream(zip, 'xl/styles.xml', limits.description))
  }
  reader.sharedStrings = []
  if (zip.entries.has('xl/sharedStrings.xml')) {
    const steps = reader._parseSharedStrings(textStream(zip, 'xl/sharedStrings.xml', limits.texts))
    for await (const _ of steps);
  }
  let batch: RawRow[] = []
  for (const { value: sheet } of reader._parseWorksheet(texts(zip, target, limits.sheet), '1')) {
    for await (const row of sheet) {
      const raw = readRow(row)
      if (raw) batch.push(raw)
      if (batch.length >= rowsPerBatch) {
        yield batch
        batch = []
      }
    }
  }
  yield batch
}

/** @returns undefined for a row without content */
function readRow(row: Row): RawRow | undefined {
  const cells: string[] = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const text = cellValueText(cell.value, cell.numFmt)
    if (text === '') return
    if (column > maximumColumns) {
      throw tooManyColumns({ line: row.number, count: row.cellCount, max: maximumColumns })
    }
    if (text.length > maximumCellLength) throw cellTooLong({ line: row.number, max: maximumCellLength })
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = text
  })
  return cells.length > 0 ? { line: row.number, cells } : undefined
}

/** Pieces of XML, cut between letters: the reader would spoil a Chinese letter that two chunks share. */
async function* texts(zip: ZipArchive, path: string, limit: number): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  for await (const chunk of zip.open(path, limit)) yield decoder.write(chunk)
  yield decoder.end()
}

/** A stream of such pieces, as the reader of the workbook's description wants it. */
function textStream(zip: ZipArchive, path: string, limit: number): unknown {
  return Readable.from(texts(zip, path, limit))
}

/** Whatever breaks inside the reader is the file's fault. */
async function guard<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw asRefusal(error)
  }
}

async function* guarded(rows: AsyncGenerator<RawRow[]>): AsyncGenerator<RawRow[]> {
  try {
    yield* rows
  } catch (error) {
    throw asRefusal(error)
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof SluiceError) return error
  const reason = (error as Error).message?.split('\n')[0]?.slice(0, 200) ?? ''
  return unreadable(`工作簿内容有误（${reason}）`, `the workbook is faulty (${reason})`)
}
