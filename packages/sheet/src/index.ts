export { isBlankWord, meaningOf } from './column/cell-text.ts'
export { currencyInHeader, currencyOfColumn } from './column/column-currency.ts'
export { columnDoubts } from './column/column-doubts.ts'
export type { ColumnKind } from './column/column-kind.ts'
export {
  type ColumnFacts,
  type ColumnProfile,
  createColumnProfile,
  type TableHints,
} from './column/column-profile.ts'
export { type DateOrder, dateOrders, readDate } from './column/date-text.ts'
export { type Decision, decideColumn } from './column/decide-column.ts'
export { type Doubt, doubt } from './column/doubt.ts'
export { hintOf, wordsOf } from './column/header-hint.ts'
export { listParts, listText } from './column/list-text.ts'
export { coreOf, exactDigits, looksLikeCode, type NumberStyle, readNumber } from './column/number-text.ts'
export { type CellFormat, type CellReader, cellReader, misfitText } from './column/read-cell.ts'
export { keepSample, type SampleCell } from './column/sample-cell.ts'
export { foldedText } from './column/value-count.ts'
export { offsetFinder } from './column/zone-offset.ts'
export { type Currency, currencyOf, haveSameSign } from './format/currency.ts'
export { serialOf } from './format/serial-date.ts'
export { limits } from './limits.ts'
export { type RefusalCode, type RefusalFacts, SheetRefusal } from './refusal.ts'
export type { Merge } from './workbook/find-merges.ts'
export { type OpenSheet, openWorkbook, type Workbook } from './workbook/open-workbook.ts'
export type { WorkbookParts } from './workbook/parts.ts'
export type { CellKind, SheetRow } from './workbook/sheet-row.ts'
export { longestCell, type WorkbookPiece, type WrittenCell, writeWorkbook } from './writing/write-workbook.ts'
