import { buffer } from 'node:stream/consumers'
import type { WorkbookPiece } from '@sluice/sheet'
import { packParts } from '../exporting/pack-parts.ts'

const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook whose sheets are given as the XML of their rows and what stands before and after them. */
export function xlsxOf(
  sheets: Record<string, { rows: string; before?: string; after?: string }>,
): Promise<Buffer> {
  const names = Object.keys(sheets)
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${links}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => `<Relationship Id="r${index + 1}" Type="${links}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  }
  for (const [index, { rows, before = '', after = '' }] of Object.values(sheets).entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
  }
  async function* pieces(): AsyncGenerator<WorkbookPiece> {
    for (const [part, xml] of Object.entries(parts)) {
      yield { part }
      yield { xml }
    }
  }
  return buffer(packParts(pieces()))
}

/** A row of texts and numbers; empty texts are no cells. */
export function rowOf(line: number, cells: readonly (string | number)[]): string {
  const xml = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${line}`
    if (cell === '') return ''
    return typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${line}">${xml.join('')}</row>`
}
