import { CheckSquareOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { startChoices } from '../../choice-text.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { ChoiceEditor } from '../choice-editor.tsx'

export const multipleChoiceDesign: DesignPart<FieldOf<'multipleChoice'>> = {
  icon: CheckSquareOutlined,
  group: 'basic',
  start: () => ({ type: 'multipleChoice', choices: startChoices() }),
  Settings: MultipleChoiceSettings,
}

function MultipleChoiceSettings({ field, onChange }: SettingsProps<FieldOf<'multipleChoice'>>) {
  return <ChoiceEditor choices={field.choices} onChange={(choices) => onChange({ ...field, choices })} />
}
