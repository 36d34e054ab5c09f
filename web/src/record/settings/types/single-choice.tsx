import { CheckCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Segmented } from 'antd'
import { Labelled } from '../../../kit/labelled.tsx'
import { startChoices } from '../../choice-text.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { ChoiceEditor } from '../choice-editor.tsx'
import { useText } from '../texts.ts'

export const singleChoiceDesign: DesignPart<FieldOf<'singleChoice'>> = {
  icon: CheckCircleOutlined,
  group: 'basic',
  start: () => ({ type: 'singleChoice', choices: startChoices() }),
  Settings: SingleChoiceSettings,
}

function SingleChoiceSettings({ field, onChange }: SettingsProps<FieldOf<'singleChoice'>>) {
  const t = useText()
  return (
    <>
      <ChoiceEditor choices={field.choices} onChange={(choices) => onChange({ ...field, choices })} />
      <Labelled label={t('setting.display')}>
        {() => (
          <Segmented
            block
            value={field.display ?? 'dropdown'}
            onChange={(display) => onChange({ ...field, display })}
            options={(['dropdown', 'radio'] as const).map((value) => ({
              value,
              label: t(`setting.${value}`),
            }))}
          />
        )}
      </Labelled>
    </>
  )
}
