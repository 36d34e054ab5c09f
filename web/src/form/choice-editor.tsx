import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Choice, ColumnField, Field } from '@sluice/contract'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Labelled } from '../kit/labelled.tsx'
import { newId } from '../kit/new-id.ts'
import styles from './field-panel.module.css'
import { useText } from './texts.ts'

type ChoiceField = Extract<Field | ColumnField, { choices: Choice[] }>

export interface ChoiceEditorProps {
  field: ChoiceField
  onChange: (field: ChoiceField) => void
}

/** The choices one by one, or all as lines of text. A renamed choice keeps its stored value. */
export function ChoiceEditor({ field, onChange }: ChoiceEditorProps) {
  const t = useText()
  const [asText, setAsText] = useState(false)
  const { choices } = field
  const put = (next: Choice[]) => onChange({ ...field, choices: next })
  const rename = (index: number, label: string) =>
    put(choices.map((choice, at) => (at === index ? { ...choice, label } : choice)))
  const add = () => {
    const label = t('choiceName', { number: choices.length + 1 })
    put([...choices, { value: newId().slice(-12), label }])
  }
  return (
    <>
      <div className={styles.choices}>
        <div className={styles.row}>
          <span className={styles.label}>{t('choices')}</span>
          <Button type="link" size="small" onClick={() => setAsText(!asText)}>
            {t('pasteChoices')}
          </Button>
        </div>
        {asText ? (
          <Input.TextArea
            aria-label={t('choices')}
            autoSize={{ minRows: 4, maxRows: 16 }}
            defaultValue={choices.map(({ label }) => label).join('\n')}
            onBlur={(event) => put(fromLines(event.target.value, choices))}
          />
        ) : (
          choices.map((choice, index) => (
            <div key={choice.value} className={styles.row}>
              <Input
                aria-label={t('choiceName', { number: index + 1 })}
                value={choice.label}
                maxLength={200}
                onChange={(event) => rename(index, event.target.value)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${t('remove')} ${choice.label}`}
                onClick={() => put(choices.filter((_, at) => at !== index))}
              />
            </div>
          ))
        )}
        {asText ? null : (
          <Button icon={<PlusOutlined />} onClick={add}>
            {t('addChoice')}
          </Button>
        )}
      </div>
      {field.type === 'singleChoice' ? (
        <Labelled label={t('display')}>
          {() => (
            <Segmented
              block
              value={field.display ?? 'dropdown'}
              onChange={(display) => onChange({ ...field, display })}
              options={(['dropdown', 'radio'] as const).map((value) => ({ value, label: t(value) }))}
            />
          )}
        </Labelled>
      ) : null}
    </>
  )
}

/** Lines become choices; a line that was a choice before keeps its value. */
function fromLines(text: string, before: readonly Choice[]): Choice[] {
  const known = new Map(before.map((choice) => [choice.label, choice]))
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  return lines.map((label) => known.get(label) ?? { value: label.slice(0, 200), label: label.slice(0, 200) })
}
