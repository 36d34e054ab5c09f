import { FontSizeOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { TextControl } from '../control/text-control.tsx'
import styles from '../field-value.module.css'
import { NumberSetting } from '../settings/lazy-settings.ts'
import { TextSetting } from '../settings/text-setting.tsx'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

export const textPart: WebPart<FieldOf<'text'>> = {
  icon: FontSizeOutlined,
  group: 'basic',
  Control: TextControl,
  View: ({ value, dense }) => <span className={dense ? undefined : styles.wrapped}>{String(value)}</span>,
  Settings: TextSettings,
  width: 180,
  sorts: true,
  start: () => ({ type: 'text' }),
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text,
}

function TextSettings({ field, onChange }: SettingsProps<FieldOf<'text'>>) {
  const t = useText()
  const { pattern, ...plain } = field
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
      <TextSetting
        label={t('setting.pattern')}
        value={pattern?.source}
        onChange={(source) =>
          onChange(source ? { ...field, pattern: { source, message: pattern?.message ?? '' } } : plain)
        }
      />
      {pattern ? (
        <TextSetting
          label={t('setting.patternMessage')}
          value={pattern.message}
          onChange={(message = '') => onChange({ ...field, pattern: { source: pattern.source, message } })}
        />
      ) : null}
    </>
  )
}
