import { Checkbox } from 'antd'
import { useText } from './texts.ts'
import type { Selection } from './use-selection.ts'

interface SelectBoxProps {
  id: string
  title: string
  selection: Selection
  className?: string | undefined
}

/** Marks a row; with Shift everything from the one marked before. */
export function SelectBox({ id, title, selection, className = '' }: SelectBoxProps) {
  const t = useText()
  return (
    <Checkbox
      className={className}
      checked={selection.ids.has(id)}
      aria-label={t('grid.select', { title })}
      onClick={(event) => {
        event.stopPropagation()
        selection.toggle(id, event.shiftKey)
      }}
    />
  )
}

/** Marks all that are listed, or none. */
export function SelectAll({ selection, className = '' }: Pick<SelectBoxProps, 'selection' | 'className'>) {
  const t = useText()
  return (
    <Checkbox
      className={className}
      checked={selection.ids.size > 0}
      indeterminate={selection.ids.size > 0}
      aria-label={t('grid.selectAll')}
      onChange={selection.toggleAll}
    />
  )
}
