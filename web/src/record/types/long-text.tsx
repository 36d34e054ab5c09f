import { AlignLeftOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { LongTextControl } from '../control/text-control.tsx'
import styles from '../field-value.module.css'
import { NumberSetting } from '../settings/lazy-settings.ts'
import { TextSetting } from '../settings/text-setting.tsx'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

export const longTextPart: WebPart<FieldOf<'longText'>> = {
  icon: AlignLeftOutlined,
  group: 'basic',
  Control: LongTextControl,
  View: ({ value, dense }) => <span className={dense ? undefined : styles.lines}>{String(value)}</span>,
  Settings: LongTextSettings,
  width: 240,
  quiet: 'everywhere',
  sorts: true,
  start: () => ({ type: 'longText' }),
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text,
}

function LongTextSettings({ field, onChange }: SettingsProps<FieldOf<'longText'>>) {
  const t = useText()
  return (
    <>
      <TextSetting
        label={t('setting.default')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
      <NumberSetting
        label={t('setting.maxLength')}
        value={field.maxLength}
        min={1}
        onChange={(maxLength) => onChange({ ...field, maxLength })}
      />
    </>
  )
}
