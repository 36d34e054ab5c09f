import { PlusSquareOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { isComputed, isLink } from '@sluice/form'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'
import { ManySettings, useSource } from './many-settings.tsx'

export const rollupDesign: DesignPart<FieldOf<'rollup'>> = {
  icon: PlusSquareOutlined,
  group: 'computed',
  start: () => ({ type: 'rollup', sourceFormId: '', linkFieldId: '', aggregation: 'sum' }),
  Settings: RollupSettings,
}

function RollupSettings({ field, forms, formId, onChange }: SettingsProps<FieldOf<'rollup'>>) {
  const t = useText()
  const source = useSource(field.sourceFormId)
  const links = source.filter(
    (one) => isLink(one) && !isComputed(one) && (formId === undefined || one.targetFormId === formId),
  )
  return (
    <ManySettings field={field} forms={forms} onChange={onChange} source={source}>
      <SelectSetting
        label={t('setting.linkField')}
        value={field.linkFieldId || undefined}
        options={links.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(linkFieldId) => onChange({ ...field, linkFieldId })}
      />
    </ManySettings>
  )
}
