import { meaningOf } from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import { kindAt, type RawRow } from '../reading/raw-row.ts'
import { type RepairModel, repairRow } from './repair-row.ts'

/** A row that has exactly the cells of the table. */
export interface TableRow {
  line: number
  /** What each cell means; null where it is empty. */
  values: (string | null)[]
  /** A `CellKind` per cell, where the file says what its cells are. */
  kinds?: string
  /** Columns whose value was put together again. */
  repaired?: readonly number[]
  /** Cells were missing at its end. */
  padded?: true
  /** The cells as they stood, where `values` does not tell. */
  cells?: readonly string[]
  /** Columns whose value is merged over the row from above. */
  merged?: readonly number[]
}

/** A row that cannot be brought into the table; its cells stand as in the file. */
export interface BrokenRow {
  line: number
  cells: readonly string[]
  reason: Text
  code: string
}

export function isBroken(row: TableRow | BrokenRow): row is BrokenRow {
  return 'reason' in row
}

/** Makes every row as wide as the table, by repair where that is certain. */
export function normalizeRow(row: RawRow, model: RepairModel): TableRow | BrokenRow {
  const { cells, line } = row
  const { width } = model
  if (cells.length === width) return { line, ...meanings(cells, row) }
  if (cells.length < width) return padRow(row, model)
  let end = cells.length
  while (end > width && cells[end - 1] === '') end--
  if (end === width) return { line, ...meanings(cells.slice(0, end), row) }
  const repair = repairRow(end < cells.length ? { ...row, cells: cells.slice(0, end) } : row, model)
  if (repair.ok) return { line, ...meanings(repair.cells, repair), repaired: repair.merged }
  return { line, cells, code: 'tooManyCells', reason: tooManyCells(end, width, repair.reason) }
}

function meanings(
  cells: readonly string[],
  row: Pick<RawRow, 'kinds' | 'quoted'>,
): Pick<TableRow, 'values' | 'kinds'> {
  const values = new Array<string | null>(cells.length)
  for (let index = 0; index < cells.length; index++) {
    values[index] = meaningOf(cells[index]!, kindAt(row, index))
  }
  return row.kinds === undefined ? { values } : { values, kinds: row.kinds }
}

/**
 * Empty cells at the end are often left out; a row whose first cells do not fit was broken in another way. Cells of a sheet
 * know their places: there nothing is broken.
 */
function padRow(row: RawRow, model: RepairModel): TableRow | BrokenRow {
  const { cells, line } = row
  const isSheet = model.delimiter === ''
  const fits = isSheet || cells.every((cell, column) => model.fits(column, cell, kindAt(row, column)))
  if (!fits || (!isSheet && cells.length * 2 < model.width)) {
    const count = cells.length
    const { width } = model
    const reason = {
      zh: `只有 ${count} 个单元格，应有 ${width} 个`,
      en: `only ${count} of ${width} cells`,
    }
    return { line, cells, code: 'tooFewCells', reason }
  }
  const found = meanings(cells, row)
  while (found.values.length < model.width) found.values.push(null)
  return { line, ...found, padded: true }
}

const repairReasons = {
  ambiguous: {
    zh: '有不止一种合并方式，无法确定哪个逗号属于内容',
    en: 'there is more than one way to join them',
  },
  misfit: { zh: '任何合并方式都与各列类型不符', en: 'no way of joining them fits the columns' },
  tooLong: { zh: '多出的单元格太多', en: 'there are too many of them' },
} satisfies Record<string, Text>

function tooManyCells(count: number, width: number, why: keyof typeof repairReasons): Text {
  const reason = repairReasons[why]
  return {
    zh: `有 ${count} 个单元格，应有 ${width} 个：${reason.zh}。请给含分隔符的内容加引号`,
    en: `${count} cells instead of ${width}: ${reason.en}. Put values that hold the delimiter in quotes`,
  }
}
