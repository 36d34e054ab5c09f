import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { ConditionBranch, ParallelBranch } from '@sluice/bpmn/xml'
import type { Field } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Button, Input, Segmented, Select } from 'antd'
import { useId, useState } from 'react'
import { DatePicker } from '../kit/date-picker.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import {
  isIncomplete,
  isOffered,
  operatorsFor,
  readConditions,
  type SimpleCondition,
  type SimpleConditions,
  writeConditions,
} from './condition-text.ts'
import styles from './step-panel.module.css'
import { useText } from './texts.ts'

export interface BranchPanelProps {
  branch: ConditionBranch | ParallelBranch
  fields: readonly Field[]
  onChange: (change: { name?: string; condition?: string | null }) => void
}

/** A branch: its name, and when it is taken — chosen from lists, or written as a formula. */
export function BranchPanel({ branch, fields, onChange }: BranchPanelProps) {
  const t = useText()
  const condition = 'condition' in branch ? branch.condition : undefined
  return (
    <div className={styles.panel}>
      <Labelled label={t('name')}>
        {(id) => (
          <Input
            id={id}
            value={branch.name}
            maxLength={50}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Labelled>
      {condition === null ? <p className={styles.label}>{t('otherwiseNote')}</p> : null}
      {typeof condition === 'string' ? (
        <ConditionEditor
          key={branch.id}
          fields={fields}
          value={condition}
          onChange={(next) => onChange({ condition: next })}
        />
      ) : null}
    </div>
  )
}

interface ConditionEditorProps {
  fields: readonly Field[]
  value: string
  onChange: (value: string) => void
}

function ConditionEditor({ fields, value, onChange }: ConditionEditorProps) {
  const t = useText()
  const simple = readConditions(value)
  const [asFormula, setAsFormula] = useState(simple === undefined)
  return (
    <>
      <div className={styles.row}>
        <span className={styles.label}>{t('conditionWhen')}</span>
        <Button
          type="link"
          size="small"
          disabled={asFormula && !simple}
          onClick={() => setAsFormula(!asFormula)}
        >
          {asFormula ? t('simple') : t('formula')}
        </Button>
      </div>
      {asFormula || !simple ? (
        <Input.TextArea
          aria-label={t('condition')}
          autoSize={{ minRows: 3 }}
          value={value}
          placeholder={t('formulaHint')}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <SimpleEditor fields={fields} value={simple} onChange={onChange} />
      )}
    </>
  )
}

function SimpleEditor({
  fields,
  value,
  onChange,
}: {
  fields: readonly Field[]
  value: SimpleConditions
  onChange: (text: string) => void
}) {
  const t = useText()
  const offered = fields.filter(isOffered)
  const byId = new Map(fields.map((field) => [field.id, field]))
  const write = (next: SimpleConditions) => onChange(writeConditions(next, byId))
  const change = (index: number, next: SimpleCondition) =>
    write({ ...value, conditions: value.conditions.map((one, at) => (at === index ? next : one)) })
  const add = () => {
    const field = offered[0]
    if (!field) return
    const fresh: SimpleCondition = { fieldId: field.id, operator: operatorsFor(field)[0]!, value: '' }
    write({ ...value, conditions: [...value.conditions, fresh] })
  }
  return (
    <>
      {value.conditions.length > 1 ? (
        <Segmented
          value={value.match}
          onChange={(match) => write({ ...value, match })}
          options={(['all', 'any'] as const).map((match) => ({ value: match, label: t(`match.${match}`) }))}
        />
      ) : null}
      {value.conditions.length === 0 ? <p className={styles.missing}>{t('conditionMissingHint')}</p> : null}
      {value.conditions.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity of their own
          key={index}
          condition={condition}
          fields={offered}
          onChange={(next) => change(index, next)}
          onRemove={() => write({ ...value, conditions: value.conditions.filter((_, at) => at !== index) })}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('addCondition')}
      </Button>
    </>
  )
}

interface ConditionRowProps {
  condition: SimpleCondition
  fields: readonly Field[]
  onChange: (condition: SimpleCondition) => void
  onRemove: () => void
}

function ConditionRow({ condition, fields, onChange, onRemove }: ConditionRowProps) {
  const t = useText()
  const field = fields.find(({ id }) => id === condition.fieldId)
  const needsValue = condition.operator !== 'blank' && condition.operator !== 'filled'
  const missing = isIncomplete(condition, field)
  const hint = useId()
  return (
    <div className={styles.condition}>
      <div className={styles.conditionBody}>
        <Select
          aria-label={t('chooseField')}
          showSearch={searchedBy('label')}
          value={condition.fieldId}
          onChange={(fieldId) => {
            const operator = operatorsFor(fields.find(({ id }) => id === fieldId))[0]!
            onChange({ fieldId, operator, value: '' })
          }}
          options={fields.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          aria-label={t('condition')}
          value={condition.operator}
          onChange={(operator) => onChange({ ...condition, operator })}
          options={operatorsFor(field).map((operator) => ({
            value: operator,
            label: t(`operator.${operator}`),
          }))}
        />
        {needsValue ? (
          <ValueInput
            field={field}
            value={condition.value}
            status={missing ? 'error' : ''}
            describedBy={missing ? hint : undefined}
            onChange={(value) => onChange({ ...condition, value })}
          />
        ) : null}
        {missing ? (
          <p id={hint} className={styles.missing}>
            {t('valueMissingHint')}
          </p>
        ) : null}
      </div>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={onRemove} />
    </div>
  )
}

interface ValueInputProps {
  field: Field | undefined
  value: string
  status: 'error' | ''
  /** Id of the words that say what is missing. */
  describedBy: string | undefined
  onChange: (value: string) => void
}

function ValueInput({ field, value, status, describedBy, onChange }: ValueInputProps) {
  const t = useText()
  const named = { 'aria-label': t('value'), 'aria-describedby': describedBy, status }
  if (field && 'choices' in field) {
    return (
      <Select
        {...named}
        showSearch={searchedBy('label')}
        value={value || undefined}
        onChange={onChange}
        options={field.choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      />
    )
  }
  if (field && typeOf(field).formulaType(field) === 'date') {
    return <DatePicker {...named} value={value || null} onChange={(next) => onChange(next ?? '')} />
  }
  const numeric = field && typeOf(field).isNumeric
  return (
    <Input
      {...named}
      value={value}
      inputMode={numeric ? 'decimal' : 'text'}
      onChange={(event) =>
        onChange(numeric ? event.target.value.replace(/[^\d.-]/g, '') : event.target.value)
      }
    />
  )
}
