import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './selection-bar.module.css'
import { useText } from './texts.ts'

interface SelectionBarProps {
  count: number
  onClear: () => void
  children: ReactNode
}

/** What can be done with marked rows; floats above them while any is marked. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useText()
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('grid.selected', { count })}>
      <strong className="tabular">{t('grid.selected', { count })}</strong>
      {children}
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('grid.unselect')}
        onClick={onClear}
      />
    </div>
  )
}
