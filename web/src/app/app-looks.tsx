import { Radio } from 'antd'
import type { CSSProperties } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { seriesColors } from '../theme/tokens.ts'
import { appColors, appIcons } from './app-face.tsx'
import styles from './app-looks.module.css'
import { useText } from './texts.ts'

interface PickerProps {
  id?: string
  value?: string
  onChange?: (value: string) => void
}

/** Chooses an icon; none shows the first letter of the name. */
export function AppIconPicker({ id, value, onChange }: PickerProps) {
  const t = useText()
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className={styles.picker ?? ''}
      value={value ?? ''}
      aria-label={t('icon')}
      onChange={(event) => onChange?.(event.target.value as string)}
    >
      <Radio.Button value="" className={styles.item ?? ''} aria-label="A">
        A
      </Radio.Button>
      {Object.entries(appIcons).map(([name, icon]) => (
        <Radio.Button key={name} value={name} className={styles.item ?? ''} aria-label={name}>
          {icon}
        </Radio.Button>
      ))}
    </Radio.Group>
  )
}

/** Chooses a colour of the palette. */
export function AppColorPicker({ id, value, onChange }: PickerProps) {
  const t = useText()
  const colors = seriesColors[useTheme()]
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className={styles.picker ?? ''}
      value={value ?? ''}
      aria-label={t('color')}
      onChange={(event) => onChange?.(event.target.value as string)}
    >
      {appColors.map((name, index) => (
        <Radio.Button key={name} value={name} className={styles.item ?? ''} aria-label={name}>
          <span className={styles.dot} style={{ '--dot': colors[index] } as CSSProperties} />
        </Radio.Button>
      ))}
    </Radio.Group>
  )
}
