import { EditOutlined, FunctionOutlined } from '@ant-design/icons'
import { toDisplay } from '@sluice/formula'
import { useState } from 'react'
import type { FormulaInputProps } from '../formula-face.ts'
import { useText } from '../texts.ts'
import styles from './formula-field.module.css'
import { FormulaSheet } from './formula-sheet.tsx'

/** The formula as people read it; a click opens the editor. */
export function FormulaField({ id, ...props }: FormulaInputProps) {
  const { name, value, schema } = props
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        id={id}
        type="button"
        className={styles.face}
        aria-haspopup="dialog"
        aria-label={t('edit', { name })}
        onClick={() => setOpen(true)}
      >
        <FunctionOutlined aria-hidden />
        {value ? (
          <code className={styles.formula}>{toDisplay(value, schema)}</code>
        ) : (
          <span className={styles.none}>{t('none')}</span>
        )}
        <EditOutlined aria-hidden />
      </button>
      {open ? <FormulaSheet {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
