import { LinkOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'

export const relationDesign: DesignPart<FieldOf<'relation'>> = {
  icon: LinkOutlined,
  group: 'advanced',
  start: () => ({ type: 'relation', targetFormId: '' }),
  Settings: RelationSettings,
}

function RelationSettings({ field, forms, onChange }: SettingsProps<FieldOf<'relation'>>) {
  const t = useText()
  return (
    <SelectSetting
      search
      label={t('setting.targetForm')}
      value={field.targetFormId || undefined}
      options={forms.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(targetFormId) => onChange({ ...field, targetFormId })}
    />
  )
}
