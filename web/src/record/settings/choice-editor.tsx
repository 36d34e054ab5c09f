import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Choice } from '@sluice/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { newId } from '../../kit/new-id.ts'
import { keepChoiceColors } from '../keep-choice-colors.ts'
import styles from './settings.module.css'
import { useText } from './texts.ts'

export interface ChoiceEditorProps {
  choices: readonly Choice[]
  onChange: (choices: Choice[]) => void
}

/** The choices one by one, or all as lines of text. A renamed choice keeps its stored value. */
export function ChoiceEditor({ choices, onChange }: ChoiceEditorProps) {
  const t = useText()
  const put = (next: readonly Choice[]) => onChange(keepChoiceColors(choices, next))
  const [asText, setAsText] = useState(false)
  const rename = (index: number, label: string) =>
    put(choices.map((choice, at) => (at === index ? { ...choice, label } : choice)))
  const add = () => {
    const label = t('setting.choiceName', { number: choices.length + 1 })
    put([...choices, { value: newId().slice(-12), label }])
  }
  return (
    <div className={styles.choices}>
      <div className={styles.row}>
        <span className={styles.label}>{t('setting.choices')}</span>
        <Button type="link" size="small" onClick={() => setAsText(!asText)}>
          {t('setting.pasteChoices')}
        </Button>
      </div>
      {asText ? (
        <Input.TextArea
          aria-label={t('setting.choices')}
          autoSize={{ minRows: 4, maxRows: 16 }}
          defaultValue={choices.map(({ label }) => label).join('\n')}
          onBlur={(event) => put(fromLines(event.target.value, choices))}
        />
      ) : (
        choices.map((choice, index) => (
          <div key={choice.value} className={styles.row}>
            <Input
              aria-label={t('setting.choiceName', { number: index + 1 })}
              value={choice.label}
              maxLength={200}
              onChange={(event) => rename(index, event.target.value)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t('setting.removeChoice')} ${choice.label}`}
              onClick={() => put(choices.filter((_, at) => at !== index))}
            />
          </div>
        ))
      )}
      {asText ? null : (
        <Button icon={<PlusOutlined />} onClick={add}>
          {t('setting.addChoice')}
        </Button>
      )}
    </div>
  )
}

/** Lines become choices; a line that was a choice before keeps its value. */
function fromLines(text: string, before: readonly Choice[]): Choice[] {
  const known = new Map(before.map((choice) => [choice.label, choice]))
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  return lines.map((label) => known.get(label) ?? { value: label.slice(0, 200), label: label.slice(0, 200) })
}
