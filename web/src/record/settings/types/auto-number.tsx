import { FieldNumberOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { SelectSetting } from '../select-setting.tsx'
import styles from '../settings.module.css'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'

export const autoNumberDesign: DesignPart<FieldOf<'autoNumber'>> = {
  icon: FieldNumberOutlined,
  group: 'advanced',
  start: () => ({ type: 'autoNumber', digits: 4 }),
  Settings: AutoNumberSettings,
}

type AutoNumberField = FieldOf<'autoNumber'>

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
