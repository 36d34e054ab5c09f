import type { WorkbookParts } from '../workbook/parts.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface PartsContent {
  /** What stands between `<sheetData>` and its end. */
  rows?: string
  /** What follows the rows. */
  after?: string
  /** What stands between `<sst>` and its end. */
  texts?: string
  /** Format codes; the cell style `s="1"` has the first. */
  formats?: readonly string[]
  /** Attributes of `<workbookPr>`. */
  properties?: string
  /** Parts that replace those made here. */
  parts?: Record<string, string>
}

/** The parts of a small workbook with one sheet, as written by hand. */
export function makeParts(content: PartsContent): WorkbookParts {
  const { rows = '', after = '', texts, formats = [], properties = '', parts = {} } = content
  const attribute = (code: string) =>
    code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><workbookPr ${properties}/><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${links}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${links}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${attribute(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...(texts === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts}</sst>` }),
    ...parts,
  }
  return {
    has: (path) => path in files,
    open: async function* (path) {
      const bytes = new TextEncoder().encode(files[path])
      // Small pieces, so that every border between pieces is met.
      for (let from = 0; from < bytes.length; from += 97) yield bytes.subarray(from, from + 97)
    },
  }
}
