import type { NumberFormat } from '../format/number-format.ts'
import type { Epoch } from '../format/serial-date.ts'
import { limits } from '../limits.ts'
import { SheetRefusal } from '../refusal.ts'
import { type Attributes, readXml, type XmlVisitor } from '../xml/read-xml.ts'
import { createTextCollector, unescapeText } from '../xml/text-collector.ts'
import { type CellText, numberCell } from './number-text.ts'
import type { SheetRow } from './sheet-row.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  epoch: Epoch
  styles: readonly NumberFormat[]
  texts: readonly string[]
}

const nothing: CellText = { text: '', kind: '_' }

/** Streams the rows of a sheet that hold something; memory holds one chunk of XML. @throws SheetRefusal */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  context: SheetContext,
): AsyncGenerator<SheetRow[]> {
  const visitor = sheetVisitor(context)
  for await (const _ of readXml(chunks, visitor)) {
    const rows = visitor.take()
    if (rows.length > 0) yield rows
  }
  const rows = visitor.take()
  if (rows.length > 0) yield rows
}

function sheetVisitor(context: SheetContext): XmlVisitor & { take(): SheetRow[] } {
  let rows: SheetRow[] = []
  let state: 'before' | 'sheet' | 'row' | 'cell' | 'after' = 'before'
  let foreign = 0
  let line = 0
  let column = -1
  let cells: string[] = []
  let kinds = ''
  let cell: Attributes = {}
  let value = ''
  let inValue = false
  let inInline = false
  let hasFormula = false
  const inline = createTextCollector()

  const tooLong = (): never => {
    throw new SheetRefusal('cellTooLong', { line: Math.max(line, 1), max: limits.cellLength })
  }
  const pass = () => {
    if (++foreign > limits.foreignElements)
      throw new SheetRefusal('tooManyElements', { max: limits.foreignElements })
  }
  const beginRow = ({ r }: Attributes) => {
    const told = r === undefined ? Number.NaN : Number(r)
    line = Number.isInteger(told) && told > line ? told : line + 1
    if (line > limits.rows) throw new SheetRefusal('tooManyRows', { max: limits.rows })
    column = -1
    cells = []
    kinds = ''
    state = 'row'
  }
  const beginCell = (attributes: Attributes) => {
    const told = attributes.r === undefined ? undefined : columnOf(attributes.r)
    column = told !== undefined && told > column ? told : column + 1
    if (column >= limits.columns)
      throw new SheetRefusal('tooManyColumns', { line, count: column + 1, max: limits.columns })
    cell = attributes
    value = ''
    hasFormula = false
    state = 'cell'
  }
  const endCell = () => {
    state = 'row'
    if (inline.length() > limits.cellLength || value.length > limits.cellLength) tooLong()
    const { text, kind } = cellText(cell, value, { hasFormula, inline: inline.take() }, context)
    if (kind === '_') return
    while (cells.length < column) {
      cells.push('')
      kinds += '_'
    }
    cells.push(text)
    kinds += kind
  }
  const inCell = (name: string, attributes: Attributes) => {
    if (inInline) inline.open(name, attributes)
    else if (name === 'v') inValue = true
    else if (name === 'f') hasFormula = true
    else if (name === 'is') inInline = true
    else pass()
  }
  return {
    open: (name, attributes) => {
      if (state === 'cell') inCell(name, attributes)
      else if (state === 'row' && name === 'c') beginCell(attributes)
      else if (state === 'sheet' && name === 'row') beginRow(attributes)
      else if (state === 'before' && name === 'sheetData') state = 'sheet'
      else pass()
    },
    close: (name) => {
      if (state === 'cell') {
        if (inInline && name !== 'is') inline.close(name)
        else if (name === 'is') inInline = false
        else if (name === 'v') inValue = false
        else if (name === 'c') endCell()
      } else if (state === 'row' && name === 'row') {
        state = 'sheet'
        if (cells.length > 0) rows.push({ line, cells, kinds })
      } else if (state === 'sheet' && name === 'sheetData') state = 'after'
    },
    text: (text) => {
      if (inValue) {
        if (value.length <= limits.cellLength) value += text
      } else if (inInline) inline.text(text)
    },
    tooLong,
    isDone: () => state === 'after',
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
  }
}

/** `C7` is column 2; `undefined` for what is no reference. */
function columnOf(reference: string): number | undefined {
  let column = 0
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) & 0xdf
    if (letter < 65 || letter > 90 || (reference.charCodeAt(index) & 0x40) === 0) break
    column = column * 26 + letter - 64
    if (column > limits.columns) return column - 1
  }
  return column > 0 ? column - 1 : undefined
}

function cellText(
  { t: type = 'n', s: style }: Attributes,
  value: string,
  { hasFormula, inline }: { hasFormula: boolean; inline: string },
  { styles, texts, epoch }: SheetContext,
): CellText {
  if (type === 'inlineStr') return literal(inline === '' ? unescapeText(value) : inline)
  const isEmpty = value.trim() === ''
  if (type === 'str') return literal(unescapeText(value))
  if (isEmpty) return hasFormula ? { text: '', kind: 'u' } : nothing
  switch (type) {
    case 's':
      return literal(texts[Number(value)] ?? '')
    case 'b':
      return { text: /^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE', kind: 'b' }
    case 'e':
      return { text: value.trim(), kind: 'e' }
    case 'd':
      return { text: isoText(value.trim()), kind: 'd' }
    default:
      return numberCell(value.trim(), style === undefined ? styles[0] : styles[Number(style)], epoch)
  }
}

const literal = (text: string): CellText => (text === '' ? { text, kind: 'v' } : { text, kind: 'q' })

/** Dates in words of ISO 8601, as strict workbooks write them. */
function isoText(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?$/.exec(value)
  if (!match) return value.replace(/^T?(\d{2}:\d{2}:\d{2})(?:\.0+)?Z?$/, '$1')
  const clock = match[2]?.replace(/\.0+$/, '')
  return clock && !/^00:00(?::00)?$/.test(clock) ? `${match[1]} ${clock}` : match[1]!
}
