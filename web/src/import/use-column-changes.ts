import { useCallback, useMemo, useState } from 'react'
import { type ChosenColumn, type ColumnChange, type ColumnChanges, chooseColumns } from './column-choices.ts'
import type { Analysis } from './model.ts'

/** The columns of a file and what the person makes of them. */
export function useColumnChanges(analysis: Analysis | undefined): {
  columns: ChosenColumn[]
  change: (key: string, part: ColumnChange) => void
} {
  const [changes, setChanges] = useState<ColumnChanges>({})
  const change = useCallback((key: string, part: ColumnChange) => {
    setChanges((before) => ({ ...before, [key]: { ...before[key], ...part } }))
  }, [])
  const columns = useMemo(() => (analysis ? chooseColumns(analysis, changes) : []), [analysis, changes])
  return { columns, change }
}
