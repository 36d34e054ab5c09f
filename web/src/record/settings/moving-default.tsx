import { SelectSetting } from './select-setting.tsx'
import { useText } from './texts.ts'

export interface MovingDefaultProps<Word extends string> {
  /** The default that depends on the moment or the person. */
  word: Word
  label: string
  value: string | undefined
  onChange: (value: Word | undefined) => void
}

/** Whether a field begins with what the moment or the person gives. */
export function MovingDefault<Word extends string>(props: MovingDefaultProps<Word>) {
  const { word, label, value, onChange } = props
  const t = useText()
  return (
    <SelectSetting<Word | ''>
      label={t('setting.default')}
      value={value === word ? word : ''}
      options={[
        { value: '', label: t('setting.noDefault') },
        { value: word, label },
      ]}
      onChange={(next) => onChange(next === '' ? undefined : next)}
    />
  )
}
