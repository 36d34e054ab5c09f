import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { readNumber } from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import { oneDay, type StoredFile, storeFile } from '../../../platform/file/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { csvLine } from '../csv-line.ts'
import { disarm } from '../exporting/write-csv.ts'
import type { ImportPlan } from './import-plan.ts'

/** Collects rows that were not imported in a CSV file their owner can correct and import again. */
export interface BadRowFile {
  add(
    line: number,
    cells: readonly string[],
    reasons: readonly { column: string; text: Text }[],
  ): Promise<void>
  /** Ends the file. @returns undefined when there was no bad row */
  finish(): Promise<StoredFile | undefined>
  /** Gives up what was written. */
  discard(): Promise<void>
}

const keptFor = 7 * oneDay

/** Numbers stay as they were; nothing else may open as a formula, and reading it again takes the apostrophe away. */
const harmless = (cell: string) => (readNumber(cell) ? cell : disarm(cell))

/** Cells stay as they were in the file; before them stand the reason and the line. Nothing is made before the first row. */
export function openBadRowFile(
  services: Services,
  owner: { tenantId: string; ownerId: string | null },
  file: { name: string; headers: readonly string[]; locale: ImportPlan['locale'] },
): BadRowFile {
  let stream: PassThrough | undefined
  let stored: Promise<StoredFile> | undefined
  const begin = () => {
    const target = new PassThrough()
    stream = target
    const stem = file.name.replace(/\.[^.]*$/, '')
    const name = file.locale === 'zh' ? `${stem}-错误行.csv` : `${stem}-bad-rows.csv`
    stored = storeFile(services, { ...owner, name, type: 'text/csv', source: target, keepFor: keptFor })
    // Reported by `finish`; until then a failed write must not end the process.
    stored.catch(() => undefined)
    const names = file.locale === 'zh' ? ['错误原因', '行号'] : ['Reason', 'Line']
    target.write(`\ufeff${csvLine([...names, ...file.headers])}`)
    return target
  }
  return {
    add: async (line, cells, reasons) => {
      const target = stream ?? begin()
      const reason = reasons
        .map(({ column, text }) => (column ? `${column}: ${text[file.locale]}` : text[file.locale]))
        .join('; ')
      if (
        !target.write(csvLine([disarm(reason), String(line), ...cells.map(harmless)])) &&
        !target.destroyed
      ) {
        await Promise.race([once(target, 'drain'), stored])
      }
    },
    finish: async () => {
      stream?.end()
      return stored
    },
    discard: async () => {
      stream?.destroy(new Error('The import ended early'))
      await stored?.catch(() => undefined)
    },
  }
}
