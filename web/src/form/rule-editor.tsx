import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Field } from '@sluice/contract'
import { type FormRule, hasRows, type RuleAct, ruleLimits } from '@sluice/form'
import { Button, Segmented } from 'antd'
import { lazy, Suspense } from 'react'
import { FormulaInput } from '../formula/formula-input.tsx'
import { useFormulaSamples } from '../formula/use-formula-samples.ts'
import { useFormulaSchema } from '../formula/use-formula-schema.ts'
import { Labelled } from '../kit/labelled.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { ActEditor } from './act-editor.tsx'
import styles from './actions-sheet.module.css'
import { useText } from './rule-texts.ts'
import { ruleSentence } from './rule-words.ts'

const FilterEditor = lazy(async () => ({
  default: (await import('../record/filter-editor.tsx')).FilterEditor,
}))

export interface RuleEditorProps {
  formId: string
  fields: readonly Field[]
  rule: FormRule
  onChange: (rule: FormRule) => void
}

/** One rule: when what holds, what is done; the sentence it makes stands above. */
export function RuleEditor({ formId, fields, rule, onChange }: RuleEditorProps) {
  const t = useText()
  const schema = useFormulaSchema(fields)
  const samples = useFormulaSamples(formId)
  const put = (acts: RuleAct[]) => onChange({ ...rule, acts })
  return (
    <div className={styles.editor}>
      <p className={styles.sentence} role="status">
        {ruleSentence(rule, fields)}
      </p>
      <div>
        <Labelled label={t('when')}>
          {() => (
            <Suspense fallback={<FormSkeleton fields={1} />}>
              <FilterEditor
                fields={fields.filter((field) => !hasRows(field))}
                value={rule.when}
                onChange={(when) => onChange(withWhen(rule, when))}
              />
            </Suspense>
          )}
        </Labelled>
        <p className={styles.hint}>{t('whenHint')}</p>
      </div>
      <Labelled label={t('formula')}>
        {(id) => (
          <FormulaInput
            id={id}
            name={t('formula')}
            value={rule.formula ?? ''}
            schema={schema}
            expected="boolean"
            samples={samples}
            onChange={(formula) => onChange(withFormula(rule, formula))}
          />
        )}
      </Labelled>
      <Labelled label={t('on')}>
        {() => (
          <Segmented
            value={rule.on ?? 'change'}
            options={(['change', 'submit'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(on) => onChange({ ...rule, on })}
          />
        )}
      </Labelled>
      {rule.acts.map((act, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: acts have no identity of their own
        <section key={index} className={styles.act}>
          <header>
            <strong>{t('acts')}</strong>
            {rule.acts.length > 1 ? (
              <Button
                type="text"
                danger
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeAct')}
                onClick={() => put(rule.acts.toSpliced(index, 1))}
              />
            ) : null}
          </header>
          <ActEditor
            fields={fields}
            act={act}
            schema={schema}
            samples={samples}
            onChange={(next) => put(rule.acts.toSpliced(index, 1, next))}
          />
        </section>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={rule.acts.length >= ruleLimits.acts}
        onClick={() => put([...rule.acts, { kind: 'require', fields: [] }])}
      >
        {t('addAct')}
      </Button>
    </div>
  )
}

function withWhen({ when: _when, ...rest }: FormRule, when: unknown): FormRule {
  return when === undefined ? rest : { ...rest, when: when as NonNullable<FormRule['when']> }
}

function withFormula({ formula: _formula, ...rest }: FormRule, formula: string): FormRule {
  return formula === '' ? rest : { ...rest, formula }
}
