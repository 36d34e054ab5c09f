import { serialOf } from '../format/serial-date.ts'
import { limits } from '../limits.ts'
import { xmlAttribute, xmlText } from './xml-text.ts'

/** A cell to write. */
export type WrittenCell =
  | { kind: 'text'; text: string }
  /** Shown in a number format. */
  | { kind: 'number'; value: number; format: string }
  /** `YYYY-MM-DD`, perhaps with a clock; days that no sheet can hold become texts. */
  | { kind: 'moment'; day: string; clock?: string }
  /** A text without letters, which is something else than no cell. */
  | { kind: 'nothing' }
  | null

/** Letters a cell can hold; longer texts are cut. */
export const longestCell = 32_767
/** Rows a sheet can hold. */
export const sheetRows = 1_048_576
/** Bytes of one part, with room before archives need other sizes. */
const largestPart = 2 * 1024 * 1024 * 1024

/** A part of the workbook in pieces of XML, to be packed in this order. */
export type WorkbookPiece = { part: string } | { xml: string }

export interface WorkbookContent {
  name: string
  /** Header texts with the width of their column in letters. */
  columns: readonly { title: string; width: number }[]
  /** Batches of records, each with its rows, which stay on one sheet. */
  rows: AsyncIterable<readonly (readonly (readonly WrittenCell[])[])[]>
  /** Columns whose cells reach over all rows of their record. */
  merged?: readonly number[]
  /** Told for each text that was cut. */
  onCut?: () => void
}

/**
 * Writes a workbook with a sheet under a frozen header; a further sheet begins where one is full. Texts are text cells,
 * so none is ever taken for a formula, and each is read back as it was (N2.7).
 */
export async function* writeWorkbook({
  name,
  columns,
  rows,
  merged = [],
  onCut = () => undefined,
}: WorkbookContent): AsyncGenerator<WorkbookPiece> {
  const styles = createStyles()
  const stem = sheetTitle(name)
  const sheets: string[] = []
  let line = 0
  let bytes = 0
  let merges: string[] = []
  const begin = (): WorkbookPiece[] => {
    sheets.push(sheets.length === 0 ? stem : `${stem.slice(0, 27)} ${sheets.length + 1}`)
    line = 1
    bytes = 0
    merges = []
    return [{ part: `xl/worksheets/sheet${sheets.length}.xml` }, { xml: sheetHead(columns) }]
  }
  yield* begin()
  for await (const batch of rows) {
    let xml = ''
    for (const record of batch) {
      if (line + record.length > sheetRows || bytes + xml.length > largestPart) {
        yield { xml: xml + sheetTail(merges) }
        xml = ''
        yield* begin()
      }
      if (record.length > 1) merge(merges, merged, line + 1, line + record.length)
      for (const row of record) xml += rowXml(row, ++line, styles, onCut)
    }
    bytes += xml.length
    yield { xml }
  }
  yield { xml: sheetTail(merges) }
  yield* description(sheets, styles)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Puts cells together, as long as there are not more of them than readers look at; rows alone tell the same. */
function merge(merges: string[], columns: readonly number[], top: number, bottom: number): void {
  if (merges.length + columns.length > limits.merges) return
  for (const column of columns) merges.push(`${letters(column)}${top}:${letters(column)}${bottom}`)
}

function sheetTail(merges: readonly string[]): string {
  const cells = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('')
  const merged = cells && `<mergeCells count="${merges.length}">${cells}</mergeCells>`
  return `</sheetData>${merged}</worksheet>`
}

function sheetHead(columns: WorkbookContent['columns']): string {
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  const widths = columns
    .map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('')
  const titles = columns
    .map(({ title }, index) => textCell(`${letters(index)}1`, title.slice(0, longestCell), ' s="1"'))
    .join('')
  const cols = widths ? `<cols>${widths}</cols>` : ''
  return `${declaration}<worksheet xmlns="${main}">${pane}${cols}<sheetData><row r="1">${titles}</row>`
}

function rowXml(row: readonly WrittenCell[], line: number, styles: Styles, onCut: () => void): string {
  let xml = `<row r="${line}">`
  for (let index = 0; index < row.length; index++) {
    const cell = row[index]
    if (cell) xml += cellXml(cell, `${letters(index)}${line}`, styles, onCut)
  }
  return `${xml}</row>`
}

function cellXml(cell: NonNullable<WrittenCell>, at: string, styles: Styles, onCut: () => void): string {
  switch (cell.kind) {
    case 'text': {
      if (cell.text.length <= longestCell) return textCell(at, cell.text)
      onCut()
      return textCell(at, `${cell.text.slice(0, longestCell - 1)}…`)
    }
    case 'nothing':
      return textCell(at, '')
    case 'number':
      // A spreadsheet keeps fifteen digits of a number, and all of a text.
      return significantDigits(cell.value) > 15
        ? textCell(at, String(cell.value))
        : `<c r="${at}" s="${styles.of(cell.format)}"><v>${cell.value}</v></c>`
    case 'moment': {
      const serial = serialOf(cell.day, cell.clock)
      if (serial === undefined) return textCell(at, cell.clock ? `${cell.day} ${cell.clock}` : cell.day)
      return `<c r="${at}" s="${styles.of(momentFormat(cell.clock))}"><v>${serial}</v></c>`
    }
    default:
      return cell satisfies never
  }
}

function textCell(at: string, text: string, style = ''): string {
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

function momentFormat(clock: string | undefined): string {
  if (clock === undefined) return 'yyyy-mm-dd'
  return clock.includes('.') ? 'yyyy-mm-dd hh:mm:ss.000' : 'yyyy-mm-dd hh:mm:ss'
}

function significantDigits(value: number): number {
  return String(value).replace(/e.*$/, '').replace(/[-.]/g, '').replace(/^0+/, '').length
}

const columnLetters: string[] = []

function letters(index: number): string {
  let known = columnLetters[index]
  if (known === undefined) {
    known = ''
    for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      known = String.fromCharCode(65 + ((rest - 1) % 26)) + known
    }
    columnLetters[index] = known
  }
  return known
}

/** Names of sheets: at most 31 letters, without the signs Excel refuses. */
function sheetTitle(name: string): string {
  const clean = name
    .replace(/[*?:\\/[\]]/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim()
  return clean || 'Sheet'
}

interface Styles {
  /** Number of the cell style with a number format. */
  of(format: string): number
  xml(): string
}

/** Styles 0 and 1 are plain and bold; the others each have a number format. */
function createStyles(): Styles {
  const known = new Map<string, number>()
  return {
    of: (format) => {
      const style = known.get(format) ?? known.size + 2
      known.set(format, style)
      return style
    },
    xml: () => {
      const formats = [...known.keys()]
      const codes = formats
        .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlAttribute(code)}"/>`)
        .join('')
      const styled = formats
        .map(
          (_, index) =>
            `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
        )
        .join('')
      const numFmts = codes ? `<numFmts count="${formats.length}">${codes}</numFmts>` : ''
      return `${declaration}<styleSheet xmlns="${main}">${numFmts}<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${styled}</cellXfs></styleSheet>`
    },
  }
}

function* description(sheets: readonly string[], styles: Styles): Generator<WorkbookPiece> {
  const part = (path: string, xml: string): WorkbookPiece[] => [{ part: path }, { xml: declaration + xml }]
  yield { part: 'xl/styles.xml' }
  yield { xml: styles.xml() }
  const entries = sheets
    .map((name, index) => `<sheet name="${xmlAttribute(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`)
    .join('')
  yield* part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${entries}</sheets></workbook>`,
  )
  const sheetLinks = sheets
    .map(
      (_, index) =>
        `<Relationship Id="r${index + 1}" Type="${links}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join('')
  yield* part(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${sheetLinks}<Relationship Id="styles" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
  )
  yield* part(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = sheets
    .map(
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
    )
    .join('')
  yield* part(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${overrides}</Types>`,
  )
}
