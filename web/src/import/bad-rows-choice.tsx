import { Radio } from 'antd'
import { useId } from 'react'
import styles from './import-page.module.css'
import type { BadRows } from './model.ts'
import { useText } from './texts.ts'

/** What is to become of rows that are wrong. */
export function BadRowsChoice({ value, onChange }: { value: BadRows; onChange: (value: BadRows) => void }) {
  const t = useText()
  const id = useId()
  return (
    <div>
      <span id={id} className={styles.quiet}>
        {t('badRows')}
      </span>
      <div>
        <Radio.Group
          aria-labelledby={id}
          value={value}
          onChange={(event) => onChange(event.target.value as BadRows)}
          options={[
            { value: 'skip', label: t('skip') },
            { value: 'refuseAll', label: t('refuseAll') },
          ]}
        />
      </div>
    </div>
  )
}
