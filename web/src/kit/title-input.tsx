import { Input } from 'antd'
import styles from './title-input.module.css'

export interface TitleInputProps {
  value: string
  onChange: (value: string) => void
  /** Names the field for screen readers. */
  label: string
  placeholder?: string
}

/** The title of a page that is changed where it stands; looks like a title until one comes near. */
export function TitleInput({ value, onChange, label, placeholder }: TitleInputProps) {
  return (
    <Input
      variant="borderless"
      className={styles.input ?? ''}
      value={value}
      maxLength={100}
      aria-label={label}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
