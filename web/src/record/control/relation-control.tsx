import { ExportOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useDebounced } from '../../kit/use-debounced.ts'
import { useOperation } from '../../kit/use-operation.ts'
import { recordPath } from '../record-path.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'

/** A record of another form, found by its text. */
export function RelationControl(props: ControlProps<'relation'>) {
  const { id, field, value, references, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const chosen = idsOf(value)[0]
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({})
  const search = useDebounced(typed.trim(), 180)
  const found = useOperation(
    'record.search',
    { formId: field.targetFormId, text: search, limit: 20 },
    { enabled: opened && field.targetFormId !== '', keepPrevious: true },
  )
  const title = useRecordTitle(field.targetFormId, chosen, { ...references.records, ...seen })
  const items = found.data?.items ?? []
  const options = items.map((item) => ({ value: item.id, label: item.title || item.id.slice(-6) }))
  if (chosen && !items.some((item) => item.id === chosen)) options.push({ value: chosen, label: title })
  return (
    <span className={styles.linked}>
      <Select
        id={id}
        value={chosen}
        options={options}
        style={{ flex: 1, minWidth: 0 }}
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={compact ? '' : (field.placeholder ?? t('relation.search'))}
        notFoundContent={found.isFetching ? t('form.loading') : undefined}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onOpenChange={(open) => open && setOpened(true)}
        onChange={(next?: string) => {
          const item = items.find((one) => one.id === next)
          if (item) setSeen({ ...seen, [item.id]: item.title })
          setTyped('')
          onChange(next ?? null)
        }}
      />
      {chosen && !compact ? (
        <Button
          type="text"
          href={recordPath(field.targetFormId, chosen)}
          target="_blank"
          icon={<ExportOutlined aria-hidden />}
          aria-label={t('relation.open', { title })}
          title={t('relation.open', { title })}
        />
      ) : null}
    </span>
  )
}

/** The title of a linked record; asked for only where nobody knows it yet, e.g. in a restored draft. */
function useRecordTitle(
  formId: string,
  recordId: string | undefined,
  known: Readonly<Record<string, string>>,
): string {
  const t = useText()
  const title = recordId ? known[recordId] : undefined
  const asked = useOperation(
    'record.get',
    { formId, recordId: recordId ?? '' },
    { enabled: recordId !== undefined && title === undefined && formId !== '' },
  )
  if (title !== undefined) return title
  return asked.data?.record.title ?? (asked.isError ? t('value.unknownRecord') : '…')
}
