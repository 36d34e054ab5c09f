import type { CascadeChoice } from '@sluice/form'
import { Input } from 'antd'
import { useState } from 'react'
import { Labelled } from '../../kit/labelled.tsx'
import { cascadeFromLines, cascadeLines } from './cascade-lines.ts'
import styles from './settings.module.css'
import { useText } from './texts.ts'

export interface CascadeEditorProps {
  choices: readonly CascadeChoice[]
  onChange: (choices: CascadeChoice[]) => void
}

/** The tree of choices as lines, each level further in; a line that stays keeps its stored value. */
export function CascadeEditor({ choices, onChange }: CascadeEditorProps) {
  const t = useText()
  const [text, setText] = useState(() => cascadeLines(choices))
  return (
    <Labelled label={t('setting.choices')}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 6, maxRows: 20 }}
            value={text}
            aria-describedby={`${id}-hint`}
            onKeyDown={(event) => {
              // Tab goes one level in where the line begins, as in an outline; elsewhere it leaves.
              const { selectionStart: at, value } = event.currentTarget
              const begins = value.slice(value.lastIndexOf('\n', at - 1) + 1, at).trim() === ''
              if (event.key !== 'Tab' || event.shiftKey || !begins || value.trim() === '') return
              event.preventDefault()
              event.currentTarget.setRangeText('  ', at, at, 'end')
              setText(event.currentTarget.value)
            }}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => {
              const next = cascadeFromLines(text, choices)
              setText(cascadeLines(next))
              onChange(next)
            }}
          />
          <span id={`${id}-hint`} className={styles.hint}>
            {t('setting.cascadeHint')}
          </span>
        </>
      )}
    </Labelled>
  )
}
