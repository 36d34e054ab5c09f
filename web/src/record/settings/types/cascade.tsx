import { ApartmentOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import { startChoices } from '../../choice-text.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { CascadeEditor } from '../cascade-editor.tsx'
import { useText } from '../texts.ts'

export const cascadeDesign: DesignPart<FieldOf<'cascade'>> = {
  icon: ApartmentOutlined,
  group: 'advanced',
  start: () => ({ type: 'cascade', choices: startChoices() }),
  Settings: CascadeSettings,
}

type CascadeField = FieldOf<'cascade'>

function CascadeSettings({ field, onChange }: SettingsProps<CascadeField>) {
  const t = useText()
  return (
    <>
      <CascadeEditor choices={field.choices} onChange={(choices) => onChange({ ...field, choices })} />
      <Toggle
        label={t('setting.anyLevel')}
        value={field.anyLevel}
        onChange={(anyLevel) => onChange({ ...field, anyLevel })}
      />
    </>
  )
}
