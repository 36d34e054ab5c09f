import type { NumberFormat } from '../format/number-format.ts'
import type { Epoch } from '../format/serial-date.ts'
import { SheetRefusal } from '../refusal.ts'
import { findFrozenRows } from './find-frozen-rows.ts'
import { findMerges, type Merge } from './find-merges.ts'
import { readElements, readRelationships, type WorkbookParts } from './parts.ts'
import { readRows } from './read-rows.ts'
import { readSharedTexts } from './shared-texts.ts'
import type { SheetRow } from './sheet-row.ts'
import { readStyles } from './styles.ts'

/** A workbook whose description was read; its sheets are streamed when they are asked for. */
export interface Workbook {
  /** Sheets a person sees, in their order; hidden ones and charts are left out. */
  sheets: string[]
  /** @throws SheetRefusal `sheetUnknown` */
  sheet(name: string): OpenSheet
}

export interface OpenSheet {
  /** Rows that hold something, from the beginning, each time it is called. @throws SheetRefusal */
  rows(): AsyncGenerator<SheetRow[]>
  merges(): Promise<Merge[]>
  /** Rows at the top that stay in view while the others are scrolled. */
  frozenRows(): Promise<number>
}

interface Description {
  epoch: Epoch
  paths: Map<string, string>
  styles: string | undefined
  texts: string | undefined
}

/**
 * Opens a workbook (ECMA-376, Office Open XML).
 * @throws SheetRefusal `notWorkbook`, `binaryWorkbook`, `noSheet`, and what XML may be refused for
 */
export async function openWorkbook(parts: WorkbookParts): Promise<Workbook> {
  const { epoch, paths, styles, texts } = await describe(parts)
  let known: Promise<{ styles: NumberFormat[]; texts: string[] }> | undefined
  const context = async () => ({
    styles: await readStyles(styles ? parts.open(styles) : undefined),
    texts: texts ? await readSharedTexts(parts.open(texts)) : [],
  })
  return {
    sheets: [...paths.keys()],
    sheet: (name) => {
      const path = paths.get(name)
      if (!path) throw new SheetRefusal('sheetUnknown', { sheet: name })
      return {
        rows: async function* () {
          known ??= context()
          yield* readRows(parts.open(path), { epoch, ...(await known) })
        },
        merges: () => findMerges(parts.open(path)),
        frozenRows: () => findFrozenRows(parts.open(path)),
      }
    },
  }
}

async function describe(parts: WorkbookParts): Promise<Description> {
  const roots = await readRelationships(parts, '')
  const main = roots.find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml'
  if (!parts.has(main)) throw new SheetRefusal('notWorkbook')
  if (/\.bin$/i.test(main)) throw new SheetRefusal('binaryWorkbook')
  const links = await readRelationships(parts, main)
  const sheets: { name: string; id: string; state: string }[] = []
  let epoch: Epoch = 1900
  let isWorkbook = false
  await readElements(parts.open(main), (name, attributes, path) => {
    if (path.length === 0) isWorkbook = name === 'workbook'
    if (name === 'workbookPr' && /^(?:1|true|on)$/i.test(attributes.date1904 ?? '')) epoch = 1904
    if (name !== 'sheet' || path.at(-1) !== 'sheets') return
    const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
    sheets.push({ name: attributes.name ?? '', id, state: attributes.state ?? 'visible' })
  })
  if (!isWorkbook) throw new SheetRefusal('notWorkbook')
  const paths = new Map<string, string>()
  for (const { name, id, state } of sheets) {
    const link = links.find((one) => one.id === id)
    // A chart or a dialogue is a sheet too, but not one with cells.
    const hasCells = link && (link.kind === 'worksheet' || link.path.includes('worksheets/'))
    if (hasCells && state === 'visible' && parts.has(link.path)) paths.set(name, link.path)
  }
  if (paths.size === 0) throw new SheetRefusal('noSheet')
  const target = (kind: string) => {
    const path = links.find((link) => link.kind === kind)?.path
    return path && parts.has(path) ? path : undefined
  }
  return { epoch, paths, styles: target('styles'), texts: target('sharedStrings') }
}
