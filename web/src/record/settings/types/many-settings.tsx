import type { Field, FieldOf } from '@sluice/contract'
import { type Aggregation, aggregations, isLink, typeOf } from '@sluice/form'
import { lazy, type ReactNode, Suspense } from 'react'
import { FormSkeleton } from '../../../kit/skeletons.tsx'
import { useOperation } from '../../../kit/use-operation.ts'
import { SelectSetting } from '../select-setting.tsx'
import styles from '../settings.module.css'
import { useText } from '../texts.ts'

const FilterEditor = lazy(async () => ({ default: (await import('../../filter-editor.tsx')).FilterEditor }))

type ManyField = FieldOf<'rollup' | 'aggregate'>

export interface ManySettingsProps<F extends ManyField> {
  field: F
  forms: readonly { id: string; name: string }[]
  /** Fields of the form whose records are taken. */
  source: readonly Field[]
  onChange: (field: F) => void
  /** Which of its records are meant. */
  children: ReactNode
}

/** What both kinds of fields are told that make one value of many records. */
export function ManySettings<F extends ManyField>(props: ManySettingsProps<F>) {
  const { field, forms, source, onChange, children } = props
  const t = useText()
  const values = source.filter((one) => fits(one, field.aggregation))
  return (
    <>
      <SelectSetting
        search
        label={t('setting.sourceForm')}
        value={field.sourceFormId || undefined}
        options={forms.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(sourceFormId) => onChange(moved(field, sourceFormId))}
      />
      {children}
      <SelectSetting<Aggregation>
        label={t('setting.aggregation')}
        value={field.aggregation}
        options={aggregations.map((value) => ({ value, label: t(`setting.aggregations.${value}`) }))}
        onChange={(aggregation) => onChange(withoutResult({ ...field, aggregation }))}
      />
      {field.aggregation === 'count' ? null : (
        <SelectSetting
          search
          label={t('setting.valueField')}
          value={field.valueFieldId}
          options={values.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(valueFieldId) => onChange(withoutResult({ ...field, valueFieldId }))}
        />
      )}
      {source.length > 0 ? (
        <div className={styles.choices}>
          <span className={styles.label}>{t('setting.onlyWhere')}</span>
          <Suspense fallback={<FormSkeleton />}>
            <FilterEditor
              key={field.sourceFormId}
              fields={source}
              value={field.filter}
              onChange={(filter) => {
                const { filter: _, ...rest } = field
                onChange((filter ? { ...rest, filter } : rest) as F)
              }}
            />
          </Suspense>
        </div>
      ) : null}
      <p className={styles.hint}>{t('setting.computedHint')}</p>
    </>
  )
}

/** The fields of a form that is published; none while nobody knows them. */
export function useSource(formId: string): readonly Field[] {
  const { data } = useOperation('form.get', { formId }, { enabled: formId !== '', staleTime: 60_000 })
  return formId === '' ? [] : (data?.definition.fields ?? [])
}

/** Fields of another form are others. */
function moved<F extends ManyField>(field: F, sourceFormId: string): F {
  const { id, name, type, aggregation, help, width } = field
  const plain = { id, name, type, aggregation, sourceFormId, help, width }
  return ('linkFieldId' in field ? { ...plain, linkFieldId: '' } : plain) as unknown as F
}

/** As what its values are kept is worked out anew. */
function withoutResult<F extends ManyField>({ as: _, ...field }: F): F {
  return field as unknown as F
}

function fits(field: Field, aggregation: Aggregation): boolean {
  const { isNumeric = false, isList, names, operators } = typeOf(field)
  if (isLink(field) || names === 'files') return false
  switch (aggregation) {
    case 'sum':
    case 'average':
    case 'median':
      return isNumeric
    case 'min':
    case 'max':
      return isNumeric || operators.includes('gt')
    default:
      return !isList(field)
  }
}
