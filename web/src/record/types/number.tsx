import { NumberOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { NumberControl } from '../control/lazy-controls.ts'
import { parseNumber } from '../parse-number.ts'
import { NumberSetting, Toggle } from '../settings/lazy-settings.ts'
import styles from '../settings/settings.module.css'
import { TextSetting } from '../settings/text-setting.tsx'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

export const numberPart: WebPart<FieldOf<'number'>> = {
  icon: NumberOutlined,
  group: 'basic',
  Control: NumberControl,
  View: ({ field, value }) => <span className="tabular">{valueText(field, value)}</span>,
  Settings: NumberSettings,
  width: 120,
  sorts: true,
  start: () => ({ type: 'number' }),
  paste: (_, text) => parseNumber(text.trim()) ?? text.trim(),
}

function NumberSettings({ field, onChange }: SettingsProps<FieldOf<'number'>>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.scale')}
        value={field.scale}
        min={0}
        onChange={(scale) => onChange({ ...field, scale })}
      />
      <NumberSetting
        label={t('setting.min')}
        value={field.min}
        onChange={(min) => onChange({ ...field, min })}
      />
      <NumberSetting
        label={t('setting.max')}
        value={field.max}
        onChange={(max) => onChange({ ...field, max })}
      />
      <TextSetting
        label={t('setting.unit')}
        value={field.unit}
        maxLength={20}
        onChange={(unit) => onChange({ ...field, unit })}
      />
      <Toggle
        label={t('setting.grouping')}
        value={field.grouping !== false}
        onChange={(on) => onChange(withGrouping(field, on))}
      />
      <p className={styles.hint}>
        {t('setting.groupingHint', { number: field.grouping === false ? '10248' : '10,248' })}
      </p>
      <NumberSetting
        label={t('setting.default')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}

/** Groups of three are what a number has unless told otherwise, so only their absence is kept. */
function withGrouping<Shape extends { grouping?: boolean | undefined }>(field: Shape, on: boolean): Shape {
  const { grouping: _, ...rest } = field
  return (on ? rest : { ...rest, grouping: false }) as Shape
}
