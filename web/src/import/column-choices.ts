import { typeNamed } from '@sluice/form'
import { type Analysis, type AnalyzedColumn, type ColumnType, columnTypes } from './model.ts'

type DateOrder = AnalyzedColumn['dateOrder']

/** What a person changed about a column. */
export interface ColumnChange {
  name?: string
  type?: ColumnType
  include?: boolean
  dateOrder?: DateOrder
}

/** A column as it will be imported. */
export interface ChosenColumn {
  column: AnalyzedColumn
  name: string
  type: ColumnType
  include: boolean
  dateOrder: DateOrder | undefined
  problem: 'columnNameMissing' | 'columnNameTwice' | undefined
}

/** Changes by column; kept while the file is analyzed anew, for columns that stay the same. */
export type ColumnChanges = Readonly<Record<string, ColumnChange>>

export function keyOf(column: AnalyzedColumn): string {
  return `${column.index} ${column.header}`
}

/** The columns of a file with the person's changes; empty columns stay out unless asked for. */
export function chooseColumns(analysis: Analysis, changes: ColumnChanges): ChosenColumn[] {
  const chosen = analysis.columns.map((column): ChosenColumn => {
    const change = changes[keyOf(column)] ?? {}
    const type = change.type && typesFor(column).includes(change.type) ? change.type : column.found
    return {
      column,
      name: change.name ?? column.name,
      type,
      include: change.include ?? column.filled > 0,
      dateOrder: change.dateOrder,
      problem: undefined,
    }
  })
  const used = Map.groupBy(
    chosen.filter(({ include }) => include),
    ({ name }) => name.trim(),
  )
  return chosen.map((one) => {
    if (!one.include) return one
    const name = one.name.trim()
    if (name === '') return { ...one, problem: 'columnNameMissing' }
    return used.get(name)!.length > 1 ? { ...one, problem: 'columnNameTwice' } : one
  })
}

/** Types a column may become; choices only where the values are few. */
export function typesFor({ choices }: AnalyzedColumn): ColumnType[] {
  const few = choices !== undefined && choices.length > 0
  return columnTypes.filter((type) => few || typeNamed(type).fromFile !== 'choice')
}
