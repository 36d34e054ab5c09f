import { DeleteOutlined } from '@ant-design/icons'
import type { ColumnField, Field } from '@sluice/contract'
import { hasRows, isMoving, typeOf } from '@sluice/form'
import { Button } from 'antd'
import { useOperation } from '../../kit/use-operation.ts'
import styles from './aggregate.module.css'
import type { Aggregate } from './model.ts'
import { Pick } from './parts.tsx'
import { useText } from './texts.ts'

type Source = Aggregate['definition']['sources'][number]

export interface SourceEditorProps {
  number: number
  source: Source
  keys: readonly { name: string }[]
  forms: readonly { id: string; name: string }[]
  onChange: (source: Source) => void
  onRemove: (() => void) | undefined
}

/** Which records one form adds, under which sign, and where its keys stand. */
export function SourceEditor({ number, source, keys, forms, onChange, onRemove }: SourceEditorProps) {
  const t = useText()
  const { formId } = source
  const { data } = useOperation('form.get', { formId }, { enabled: formId !== '', staleTime: 60_000 })
  const fields: readonly Field[] = formId === '' ? [] : (data?.definition.fields ?? [])
  const tables = fields.filter(hasRows)
  const table = tables.find(({ id }) => id === source.tableId)
  // A row has what its record has, too.
  const all: readonly (Field | ColumnField)[] = [
    ...(table?.fields ?? []),
    ...fields.filter((one) => !hasRows(one)),
  ]
  const values = all.filter((one) => typeOf(one).isNumeric && !isMoving(one))
  const ofKeys = all.filter((one) => !typeOf(one).isList(one) && !typeOf(one).isNumeric && !isMoving(one))
  const title = t('source', { number })
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.partHead}>
        <strong>{title}</strong>
        {onRemove ? (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('removeSource', { number })}
            onClick={onRemove}
          />
        ) : null}
      </div>
      <div className={styles.pair}>
        <Pick
          label={t('form')}
          value={formId || undefined}
          options={forms.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) =>
            onChange({ formId: next, sign: source.sign, keyFieldIds: source.keyFieldIds.map(() => '') })
          }
        />
        <Pick
          label={t('sign')}
          value={source.sign}
          options={(['plus', 'minus'] as const).map((value) => ({ value, label: t(`signs.${value}`) }))}
          onChange={(sign) => onChange({ ...source, sign })}
        />
      </div>
      {tables.length > 0 ? (
        <Pick
          label={t('rows')}
          value={source.tableId ?? ''}
          options={[
            { value: '', label: t('records') },
            ...tables.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(tableId) => onChange(withPart(source, 'tableId', tableId))}
        />
      ) : null}
      <Pick
        label={t('value')}
        value={source.valueFieldId ?? ''}
        options={[
          { value: '', label: t('counted') },
          ...values.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(valueFieldId) => onChange(withPart(source, 'valueFieldId', valueFieldId))}
      />
      {keys.map(({ name }, index) => (
        <Pick
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are known by their place
          key={index}
          label={t('keyField', { key: name })}
          value={source.keyFieldIds[index] || undefined}
          options={ofKeys.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => onChange({ ...source, keyFieldIds: source.keyFieldIds.with(index, id) })}
        />
      ))}
    </section>
  )
}

function withPart(source: Source, part: 'tableId' | 'valueFieldId', value: string): Source {
  const { [part]: _, ...rest } = source
  return (value === '' ? rest : { ...rest, [part]: value }) as Source
}
