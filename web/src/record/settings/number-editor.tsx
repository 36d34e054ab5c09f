import { DeleteOutlined } from '@ant-design/icons'
import type { Field, FieldOf } from '@sluice/contract'
import {
  type NumberPart,
  numberDateFormats,
  numberParts,
  numberReset,
  standsInNumber,
  writeDay,
} from '@sluice/form'
import { Button, Input, Select } from 'antd'
import { formatDate } from '../../kit/formats.ts'
import { NumberSetting } from './number-setting.tsx'
import { SelectSetting } from './select-setting.tsx'
import styles from './settings.module.css'
import { useText } from './texts.ts'

type AutoNumber = FieldOf<'autoNumber'>
type Reset = NonNullable<AutoNumber['reset']>

export interface NumberEditorProps {
  field: AutoNumber
  /** The fields of the form. */
  fields: readonly Field[]
  onChange: (field: AutoNumber) => void
}

/** The parts of a number in their order, where its counter begins and when it begins again. */
export function NumberEditor({ field, fields: all, onChange }: NumberEditorProps) {
  const t = useText()
  const fields = all.filter((other) => other.id !== field.id && standsInNumber(other))
  const parts = numberParts(field)
  const reset = numberReset(field)
  // From the first change on the number says its parts itself.
  const put = (more: Partial<AutoNumber>) => {
    const { prefix: _, dateFormat: __, ...rest } = field
    onChange({ ...rest, parts: [...parts], reset, ...more })
  }
  const putPart = (index: number, part: NumberPart) =>
    put({ parts: parts.map((one, at) => (at === index ? part : one)) })
  const add = (kind: NumberPart['kind']) => put({ parts: [...parts, newPart(kind, fields[0]?.id)] })
  const choices = fields.map(({ id, name }) => ({ value: id, label: name }))
  const kinds = (['text', 'date', 'field'] as const).filter((kind) => kind !== 'field' || fields.length > 0)
  return (
    <>
      <div className={styles.choices}>
        <span className={styles.label}>{t('setting.numberParts')}</span>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and their inputs no state
          <div key={`${index} ${part.kind}`} className={styles.row}>
            <PartInput part={part} fields={choices} onChange={(next) => putPart(index, next)} />
            {part.kind === 'counter' ? null : (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${t('setting.removeChoice')} ${t(`setting.numberPart.${part.kind}`)}`}
                onClick={() => put({ parts: parts.filter((_, at) => at !== index) })}
              />
            )}
            <Button
              type="text"
              disabled={index === 0}
              aria-label={t('setting.partUp', { part: t(`setting.numberPart.${part.kind}`) })}
              onClick={() => put({ parts: moved(parts, index) })}
            >
              ↑
            </Button>
          </div>
        ))}
        <div className={styles.row}>
          {kinds.map((kind) => (
            <Button key={kind} size="small" onClick={() => add(kind)}>
              + {t(`setting.numberPart.${kind}`)}
            </Button>
          ))}
        </div>
      </div>
      <NumberSetting
        label={t('setting.digits')}
        value={field.digits}
        min={1}
        onChange={(digits) => onChange({ ...field, digits: digits ?? 4 })}
      />
      <NumberSetting
        label={t('setting.start')}
        value={field.start ?? 1}
        min={0}
        onChange={(start) => onChange({ ...field, start })}
      />
      <SelectSetting<Reset>
        label={t('setting.reset')}
        value={reset}
        options={(['never', 'day', 'month', 'year', 'field'] as const)
          .filter((value) => value !== 'field' || fields.length > 0)
          .map((value) => ({ value, label: t(`setting.resets.${value}`) }))}
        onChange={(next) =>
          put({
            reset: next,
            resetFieldId: next === 'field' ? (field.resetFieldId ?? fields[0]?.id) : undefined,
          })
        }
      />
      {reset === 'field' ? (
        <SelectSetting<string>
          label={t('setting.resetField')}
          value={field.resetFieldId}
          options={choices}
          onChange={(resetFieldId) => put({ resetFieldId })}
        />
      ) : null}
      <p className={styles.example}>{t('setting.example', { text: exampleNumber(field, parts, choices) })}</p>
    </>
  )
}

interface PartInputProps {
  part: NumberPart
  fields: { value: string; label: string }[]
  onChange: (part: NumberPart) => void
}

function PartInput({ part, fields, onChange }: PartInputProps) {
  const t = useText()
  const label = t(`setting.numberPart.${part.kind}`)
  switch (part.kind) {
    case 'text':
      return (
        <Input
          aria-label={label}
          value={part.text}
          maxLength={40}
          onChange={(event) => onChange({ kind: 'text', text: event.target.value })}
        />
      )
    case 'date':
      return (
        <Select
          aria-label={label}
          value={part.format}
          options={numberDateFormats.map((value) => ({ value, label: value }))}
          onChange={(format) => onChange({ kind: 'date', format })}
          style={{ flex: 1 }}
        />
      )
    case 'field':
      return (
        <Select
          aria-label={label}
          value={part.fieldId}
          options={fields}
          onChange={(fieldId) => onChange({ kind: 'field', fieldId })}
          style={{ flex: 1 }}
        />
      )
    case 'counter':
      return <span className={styles.counter}>{label}</span>
  }
}

function newPart(kind: NumberPart['kind'], fieldId = ''): NumberPart {
  switch (kind) {
    case 'text':
      return { kind, text: '-' }
    case 'date':
      return { kind, format: 'yyyyMMdd' }
    case 'field':
      return { kind, fieldId }
    case 'counter':
      return { kind }
  }
}

function moved(parts: readonly NumberPart[], index: number): NumberPart[] {
  const next = [...parts]
  next.splice(index - 1, 0, ...next.splice(index, 1))
  return next
}

function exampleNumber(
  { digits, start = 1 }: AutoNumber,
  parts: readonly NumberPart[],
  fields: { value: string; label: string }[],
): string {
  const day = formatDate(new Date())
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'date') return writeDay(day, part.format)
      if (part.kind === 'counter') return String(start).padStart(digits, '0')
      return `[${fields.find(({ value }) => value === part.fieldId)?.label ?? ''}]`
    })
    .join('')
}
