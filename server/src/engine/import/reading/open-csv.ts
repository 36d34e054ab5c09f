import iconv from 'iconv-lite'
import type { TableSource } from '../table/table-source.ts'
import { createCsvParser, type QuoteEscape } from './csv-parser.ts'
import { type Delimiter, declaredDelimiter, detectDelimiter, detectEscape } from './detect-delimiter.ts'
import { detectEncoding, type Encoding } from './detect-encoding.ts'
import type { RawRow } from './raw-row.ts'
import { unwrapCells } from './unwrap-cells.ts'

/** How a text file is written. */
export interface CsvDialect {
  encoding: Encoding
  encodingMarked: boolean
  encodingDoubtful: boolean
  delimiter: Delimiter
}

export interface CsvTable extends TableSource {
  dialect: CsvDialect
}

/** A file that can be streamed any number of times. */
export type OpenFile = () => AsyncIterable<Buffer>

/** Letters of the beginning that tell the delimiter. */
const headLength = 128 * 1024

/**
 * Opens a CSV file: finds out encoding and delimiter unless they are told, and streams its rows. Memory holds one chunk.
 */
export async function openCsv(
  open: OpenFile,
  told: { encoding?: Encoding; delimiter?: Delimiter } = {},
): Promise<CsvTable> {
  const detected = told.encoding
    ? { encoding: told.encoding, marked: false, doubtful: false }
    : await detectEncoding(open())
  const head = await readHead(open, detected.encoding)
  const delimiter = told.delimiter ?? detectDelimiter(head)
  const declared = declaredDelimiter(head) !== undefined
  const quoteEscape = detectEscape(head)
  // Files of old Macintosh programs end lines with a carriage return alone.
  const oldLineEnds = !head.includes('\n') && head.includes('\r')
  return {
    delimiter,
    dialect: {
      encoding: detected.encoding,
      encodingMarked: detected.marked,
      encodingDoubtful: detected.doubtful,
      delimiter,
    },
    rows: () =>
      readRows(open, { encoding: detected.encoding, delimiter, quoteEscape, declared, oldLineEnds }),
  }
}

async function readHead(open: OpenFile, encoding: Encoding): Promise<string> {
  const decoder = iconv.getDecoder(encoding)
  let head = ''
  for await (const chunk of open()) {
    head += decoder.write(chunk)
    if (head.length >= headLength) return head.slice(0, head.lastIndexOf('\n') + 1) || head
  }
  return head + (decoder.end() ?? '')
}

interface ReadingPlan {
  encoding: Encoding
  delimiter: Delimiter
  quoteEscape: QuoteEscape
  /** The first line only names the delimiter. */
  declared: boolean
  oldLineEnds: boolean
}

async function* readRows(open: OpenFile, plan: ReadingPlan): AsyncGenerator<RawRow[]> {
  const decoder = iconv.getDecoder(plan.encoding)
  const parser = createCsvParser(plan.delimiter, plan.quoteEscape)
  let isFirst = plan.declared
  const pass = (rows: RawRow[]) => {
    if (!isFirst || rows.length === 0) return rows.map(unwrapCells)
    isFirst = false
    return rows.slice(1).map(unwrapCells)
  }
  const lines = (text: string) => (plan.oldLineEnds ? text.replaceAll('\r', '\n') : text)
  for await (const chunk of open()) yield pass(parser.push(lines(decoder.write(chunk))))
  yield pass(parser.push(lines(decoder.end() ?? '')))
  yield pass(parser.end())
}
