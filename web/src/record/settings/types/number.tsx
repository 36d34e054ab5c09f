import { NumberOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import styles from '../settings.module.css'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { DefaultSetting, LimitSettings } from './numeric.tsx'

export const numberDesign: DesignPart<FieldOf<'number'>> = {
  icon: NumberOutlined,
  group: 'basic',
  start: () => ({ type: 'number' }),
  Settings: NumberSettings,
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
      <LimitSettings field={field} onChange={onChange} />
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
      <DefaultSetting field={field} onChange={onChange} />
    </>
  )
}

/** Groups of three are what a number has unless told otherwise, so only their absence is kept. */
function withGrouping<Shape extends { grouping?: boolean | undefined }>(field: Shape, on: boolean): Shape {
  const { grouping: _, ...rest } = field
  return (on ? rest : { ...rest, grouping: false }) as Shape
}
