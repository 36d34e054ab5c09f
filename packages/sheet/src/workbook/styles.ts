import { type NumberFormat, readNumberFormat } from '../format/number-format.ts'
import { limits } from '../limits.ts'
import { readElements } from './parts.ts'

/** Number formats that are named by a number alone (ECMA-376 part 1, 18.8.30), East Asian dates included. */
const builtIn: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  // The sign of these is the one of the machine that shows them.
  5: '¤#,##0',
  6: '¤#,##0',
  7: '¤#,##0.00',
  8: '¤#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  42: '¤#,##0',
  44: '¤#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}
const eastAsianDates = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]
const eastAsianTimes = [32, 33, 34, 35, 55, 56]

/** The number format of each cell style, by the style's number. @param chunks absent: a workbook without styles */
export async function readStyles(chunks: AsyncIterable<Uint8Array> | undefined): Promise<NumberFormat[]> {
  const codes = new Map<number, string>(Object.entries(builtIn).map(([id, code]) => [Number(id), code]))
  for (const id of eastAsianDates) codes.set(id, 'yyyy-mm-dd')
  for (const id of eastAsianTimes) codes.set(id, 'h:mm:ss')
  const styles: number[] = []
  if (chunks) {
    await readElements(chunks, (name, { numFmtId, formatCode }, path) => {
      if (name === 'numFmt' && path.at(-1) === 'numFmts') codes.set(Number(numFmtId), formatCode ?? '')
      if (name === 'xf' && path.at(-1) === 'cellXfs' && styles.length < limits.foreignElements) {
        styles.push(Number(numFmtId ?? 0))
      }
    })
  }
  const known = new Map<number, NumberFormat>()
  return styles.map((id) => {
    const format = known.get(id) ?? readNumberFormat(codes.get(id) ?? 'General')
    known.set(id, format)
    return format
  })
}
