import { CheckCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Segmented } from 'antd'
import { Labelled } from '../../kit/labelled.tsx'
import { choiceNamed, startChoices } from '../choice-text.ts'
import { ChoiceView } from '../choice-view.tsx'
import { SingleChoiceControl } from '../control/lazy-controls.ts'
import { singleWords } from '../operator-words.ts'
import { ChoiceEditor } from '../settings/lazy-settings.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

export const singleChoicePart: WebPart<FieldOf<'singleChoice'>> = {
  icon: CheckCircleOutlined,
  group: 'basic',
  Control: SingleChoiceControl,
  View: ChoiceView,
  Settings: SingleChoiceSettings,
  width: 140,
  sorts: true,
  start: () => ({ type: 'singleChoice', choices: startChoices() }),
  operatorWords: () => singleWords,
  comparedAs: ({ id, name, choices }) => ({ id, name, type: 'singleChoice', choices, display: 'dropdown' }),
  severalAs: ({ id, name, choices }) => ({ id, name, type: 'multipleChoice', choices }),
  isGroup: ({ display }) => display === 'radio',
  paste: ({ choices }, text) => choiceNamed(choices, text.trim()),
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
