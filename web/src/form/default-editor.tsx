import type { ColumnField, Field } from '@sluice/contract'
import { Input, InputNumber, Select } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import { useText } from './texts.ts'

type Defaulted = Extract<
  Field | ColumnField,
  { type: 'text' | 'longText' | 'number' | 'money' | 'date' | 'dateTime' | 'member' | 'department' }
>

export interface DefaultEditorProps {
  field: Defaulted
  onChange: (field: Field | ColumnField) => void
}

/** What a field holds before anybody typed. */
export function DefaultEditor({ field, onChange }: DefaultEditorProps) {
  const t = useText()
  const { default: value, ...rest } = field
  const put = (next: string | number | undefined) =>
    onChange((next === undefined || next === '' ? rest : { ...rest, default: next }) as Field)
  const dynamic = (word: string, label: string) => (id: string) => (
    <Select
      id={id}
      value={value === word ? word : ''}
      onChange={put}
      options={[
        { value: '', label: t('noDefault') },
        { value: word, label },
      ]}
    />
  )
  const control = (): ((id: string) => React.ReactNode) => {
    switch (field.type) {
      case 'text':
      case 'longText':
        return (id) => (
          <Input id={id} value={field.default ?? ''} onChange={(event) => put(event.target.value)} />
        )
      case 'number':
      case 'money':
        return (id) => (
          <InputNumber id={id} value={field.default ?? null} onChange={(next) => put(next ?? undefined)} />
        )
      case 'date':
        return dynamic('today', t('defaultToday'))
      case 'dateTime':
        return dynamic('now', t('defaultNow'))
      case 'member':
        return dynamic('currentUser', t('defaultMe'))
      case 'department':
        return dynamic('currentDepartment', t('defaultMyDepartment'))
    }
  }
  return <Labelled label={t('default')}>{control()}</Labelled>
}
