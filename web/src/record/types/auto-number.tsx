import { FieldNumberOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { NumberSetting, SelectSetting } from '../settings/lazy-settings.ts'
import styles from '../settings/settings.module.css'
import { TextSetting } from '../settings/text-setting.tsx'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

type AutoNumberField = FieldOf<'autoNumber'>

export const autoNumberPart: WebPart<AutoNumberField> = {
  icon: FieldNumberOutlined,
  group: 'advanced',
  View: WholeText,
  Settings: AutoNumberSettings,
  width: 150,
  sorts: true,
  start: () => ({ type: 'autoNumber', digits: 4 }),
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
}

const dateFormats = ['yyyy', 'yyyyMM', 'yyyyMMdd'] as const

function AutoNumberSettings({ field, onChange }: SettingsProps<AutoNumberField>) {
  const t = useText()
  return (
    <>
      <TextSetting
        label={t('setting.prefix')}
        value={field.prefix}
        maxLength={20}
        onChange={(prefix) => onChange({ ...field, prefix })}
      />
      <SelectSetting<'' | (typeof dateFormats)[number]>
        label={t('setting.dateFormat')}
        value={field.dateFormat ?? ''}
        options={[
          { value: '', label: t('setting.noDate') },
          ...dateFormats.map((value) => ({ value, label: value })),
        ]}
        onChange={(dateFormat) =>
          onChange({ ...field, dateFormat: dateFormat === '' ? undefined : dateFormat })
        }
      />
      <NumberSetting
        label={t('setting.digits')}
        value={field.digits}
        min={1}
        onChange={(digits) => onChange({ ...field, digits: digits ?? 4 })}
      />
      <p className={styles.example}>{t('setting.example', { text: exampleNumber(field) })}</p>
    </>
  )
}

function exampleNumber({ prefix = '', dateFormat, digits }: AutoNumberField): string {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  return `${prefix}${dateFormat ? date.slice(0, dateFormat.length) : ''}${'1'.padStart(digits, '0')}`
}
