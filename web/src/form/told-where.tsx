import type { Field } from '@sluice/contract'
import { Input } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import { FieldChoice } from './field-choice.tsx'
import { useText } from './rule-texts.ts'

/** What whoever fills in is told, and at which field; without one, of the whole record. */
export function ToldWhere<Told extends { message: string; field?: string | undefined }>(props: {
  fields: readonly Field[]
  told: Told
  onChange: (told: Told) => void
}) {
  const { fields, told, onChange } = props
  const t = useText()
  return (
    <>
      <Labelled label={t('message')}>
        {(id) => (
          <Input
            id={id}
            maxLength={300}
            placeholder={t('messageHint')}
            value={told.message}
            onChange={({ target }) => onChange({ ...told, message: target.value })}
          />
        )}
      </Labelled>
      <FieldChoice
        label={t('checkAt')}
        fields={fields}
        value={told.field}
        none={t('whole')}
        onChange={(field) => onChange({ ...told, field })}
      />
    </>
  )
}
