import { useCallback, useMemo, useState } from 'react'
import { type ChosenColumn, type ColumnChange, type ColumnChanges, chooseColumns } from './column-choices.ts'
import type { Analysis, ChosenTypes } from './model.ts'
import { useChosenTypes } from './use-chosen-types.ts'

/** The columns of a file and what the person makes of them. */
export function useColumnChanges(
  analysis: Analysis | undefined,
  onChosen: (types: ChosenTypes) => void,
): {
  columns: ChosenColumn[]
  change: (key: string, part: ColumnChange) => void
} {
  const [changes, setChanges] = useState<ColumnChanges>({})
  const change = useCallback((key: string, part: ColumnChange) => {
    setChanges((before) => ({ ...before, [key]: { ...before[key], ...part } }))
  }, [])
  const columns = useMemo(() => (analysis ? chooseColumns(analysis, changes) : []), [analysis, changes])
  useChosenTypes(chosenTypes(columns), onChosen)
  return { columns, change }
}

/** What differs from what was found; the server shows values and doubts for it. */
function chosenTypes(columns: readonly ChosenColumn[]): ChosenTypes {
  return columns
    .filter(({ column, type, dateOrder }) => type !== column.found || dateOrder !== undefined)
    .map(({ column, type, dateOrder }) => ({
      index: column.index,
      type,
      ...(dateOrder ? { dateOrder } : {}),
    }))
}
