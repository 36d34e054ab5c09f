import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import styles from './filter-chips.module.css'
import { useText } from './texts.ts'

export interface FilterChip {
  id: string
  /** The condition as a sentence: "金额 大于 5,000". */
  words: string
  /** Opens the condition for change. */
  onOpen?: () => void
  onRemove: () => void
}

export interface FilterChipsProps {
  chips: readonly FilterChip[]
  onAdd?: () => void
  onClear?: () => void
}

/** The conditions of a list in plain words, each removable. */
export function FilterChips({ chips, onAdd, onClear }: FilterChipsProps) {
  const t = useText()
  if (chips.length === 0 && !onAdd) return null
  return (
    <ul className={styles.chips}>
      {chips.map((chip) => (
        <li key={chip.id} className={styles.chip}>
          {chip.onOpen ? (
            <button type="button" className={styles.words} onClick={chip.onOpen}>
              {chip.words}
            </button>
          ) : (
            <span className={styles.words}>{chip.words}</span>
          )}
          <button
            type="button"
            className={styles.remove}
            aria-label={t('remove', { name: chip.words })}
            onClick={chip.onRemove}
          >
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
      {onAdd ? (
        <li>
          <Button size="small" type="text" icon={<PlusOutlined />} onClick={onAdd}>
            {t('filters.add')}
          </Button>
        </li>
      ) : null}
      {onClear && chips.length > 1 ? (
        <li>
          <Button size="small" type="link" onClick={onClear}>
            {t('filters.clear')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
