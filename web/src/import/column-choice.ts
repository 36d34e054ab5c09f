import type { Analysis } from './use-spreadsheet.ts'

export type ColumnType = Analysis['columns'][number]['type']
export const columnTypes: readonly ColumnType[] = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
]

/** What becomes of one column of the file. */
export interface ColumnChoice {
  index: number
  fieldId: string
  name: string
  type: ColumnType
  include: boolean
}

/** The columns as they were recognized; empty ones are left out. */
export function recognized(analysis: Analysis): ColumnChoice[] {
  return analysis.columns.map(({ index, fieldId, name, type, filled }) => ({
    index,
    fieldId,
    name,
    type,
    include: filled > 0 || analysis.rowCount === 0,
  }))
}

/** Field each column goes into when a file is imported into a form: the one of the same name, else none. */
export function matchFields(
  analysis: Analysis,
  fields: readonly { id: string; name: string; type: string }[],
): Record<number, string> {
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '')
  const free = new Map(
    fields
      .filter(({ type }) => importable.has(type))
      .flatMap((field) => [
        [plain(field.name), field.id],
        [plain(field.id), field.id],
      ]),
  )
  const taken = new Set<string>()
  const mapping: Record<number, string> = {}
  for (const column of analysis.columns) {
    const found = free.get(plain(column.header)) ?? free.get(plain(column.fieldId))
    if (!found || taken.has(found)) continue
    taken.add(found)
    mapping[column.index] = found
  }
  return mapping
}

/** Field types a cell of a spreadsheet can fill. */
export const importable: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
  'member',
  'department',
  'relation',
])

/** A file's name without ending, as the name of what it becomes. */
export function nameOfFile(file: string): string {
  return file.replace(/\.[^.]+$/, '').slice(0, 100)
}
