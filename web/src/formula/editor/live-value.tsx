import { type FormulaResult, type FormulaSchema, prepareFormula } from '@sluice/formula'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useMaybeMe } from '../../frame/session.ts'
import { currentLanguage } from '../../i18n/language.ts'
import { Labelled } from '../../kit/labelled.tsx'
import type { FormulaSample } from '../formula-face.ts'
import { useText } from '../texts.ts'
import styles from './formula-sheet.module.css'
import { madeUpRow } from './made-up-row.ts'
import { valueWords } from './value-words.ts'

export interface LiveValueProps {
  text: string
  schema: FormulaSchema
  compile: (text: string) => FormulaResult
  samples: readonly FormulaSample[]
}

const madeUp = ''

/** What comes of the formula for a record, at once as it is written. */
export function LiveValue({ text, schema, compile, samples }: LiveValueProps) {
  const t = useText()
  const me = useMaybeMe()
  const [chosen, setChosen] = useState<string>()
  const sample = samples.find(({ id }) => id === (chosen ?? samples[0]?.id))
  const [words, setWords] = useState<string>()
  useEffect(() => {
    let current = true
    const show = (next: string | undefined) => current && setWords(next)
    const result = text.trim() === '' ? undefined : compile(text)
    if (!result?.ok) {
      show(undefined)
      return
    }
    void prepareFormula(text).then(() => {
      try {
        const { id, departmentId } = me?.member ?? {}
        const value = result.formula.evaluate(sample?.values ?? madeUpRow(schema), {
          now: new Date(),
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          ...(id ? { user: { id, departmentIds: departmentId ? [departmentId] : [] } } : {}),
        })
        show(valueWords(value, result.formula.type, t))
      } catch (error) {
        show(
          (error as { errors?: { zh: string; en: string }[] }).errors?.[0]?.[currentLanguage()] ?? t('blank'),
        )
      }
    })
    return () => {
      current = false
    }
  }, [text, schema, compile, sample, me, t])
  return (
    <div className={styles.value}>
      <output aria-live="polite">
        {t('value')}
        {': '}
        <span className={styles.result}>{words ?? t(text.trim() === '' ? 'empty' : 'notYet')}</span>
      </output>
      <Labelled inline label={t('sample')}>
        {(id) => (
          <Select
            id={id}
            style={{ minWidth: 160, maxWidth: 280 }}
            value={sample?.id ?? madeUp}
            onChange={setChosen}
            options={[
              ...samples.map((one) => ({ value: one.id, label: one.title || one.id })),
              { value: madeUp, label: t('madeUp') },
            ]}
          />
        )}
      </Labelled>
    </div>
  )
}
