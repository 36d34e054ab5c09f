import { TableOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { newColumn } from '../../new-column.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'

export const subTableDesign: DesignPart<FieldOf<'subTable'>> = {
  icon: TableOutlined,
  group: 'advanced',
  start: () => ({ type: 'subTable', fields: [newColumn('text'), newColumn('number')] }),
  Settings: SubTableSettings,
}

function SubTableSettings({ field, onChange }: SettingsProps<FieldOf<'subTable'>>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.minRows')}
        value={field.minRows}
        min={0}
        onChange={(minRows) => onChange({ ...field, minRows })}
      />
      <NumberSetting
        label={t('setting.maxRows')}
        value={field.maxRows}
        min={1}
        onChange={(maxRows) => onChange({ ...field, maxRows })}
      />
    </>
  )
}
