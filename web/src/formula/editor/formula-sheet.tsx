import { compileFormula, toDisplay, toStored } from '@sluice/formula'
import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/language.ts'
import { Sheet } from '../../kit/sheet.tsx'
import type { FormulaProps } from '../formula-face.ts'
import { useText } from '../texts.ts'
import { CallWords } from './call-words.tsx'
import { CodeArea, type CodeAreaHandle } from './code-area.tsx'
import { FieldList } from './field-list.tsx'
import styles from './formula-sheet.module.css'
import { FunctionHelp } from './function-help.tsx'
import { LiveValue } from './live-value.tsx'
import { Mistakes } from './mistakes.tsx'

/** Writes one formula: the text, what is wrong with it, what comes of it, and what can be used. */
export function FormulaSheet(props: FormulaProps & { onClose: () => void }) {
  const { name, value, onChange, schema, expected, samples = [], onClose } = props
  const t = useText()
  const language = useLanguage()
  const [start] = useState(() => toDisplay(value, schema))
  const [text, setText] = useState(start)
  const [cursor, setCursor] = useState(start.length)
  const area = useRef<CodeAreaHandle>(null)
  const compile = useCallback(
    (written: string) => compileFormula(written, schema, expected),
    [schema, expected],
  )
  const check = useCallback(
    (written: string) => {
      if (written.trim() === '') return []
      const result = compile(written)
      return result.ok ? [] : result.errors
    },
    [compile],
  )
  const mistakes = check(text)
  const finish = (stored: string) => {
    if (stored !== value) onChange(stored)
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      dirty={text !== start}
      title={t('edit', { name })}
      width={820}
      footer={
        <>
          {value ? (
            <Button danger type="text" onClick={() => finish('')}>
              {t('remove')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={mistakes.length > 0}
            onClick={() => finish(text.trim() === '' ? '' : toStored(text, schema))}
          >
            {t('done')}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <CodeArea
          handle={area}
          start={start}
          label={t('edit', { name })}
          schema={schema}
          language={language}
          check={check}
          onChange={setText}
          onCursor={setCursor}
        />
        <CallWords text={text} cursor={cursor} expected={expected} />
        <Mistakes
          text={text}
          mistakes={mistakes}
          onApply={({ start: from, end, suggestion = '' }) => area.current?.replace(from, end, suggestion)}
        />
        <LiveValue text={text} schema={schema} compile={compile} samples={samples} />
        <div className={styles.parts}>
          <FieldList schema={schema} onInsert={(inserted) => area.current?.insert(inserted)} />
          <FunctionHelp onInsert={(inserted, back) => area.current?.insert(inserted, back)} />
        </div>
      </div>
    </Sheet>
  )
}
