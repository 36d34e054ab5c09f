import type { Field, FieldValue } from '@sluice/contract'
import { hasRows, type RuleAct, typeOf } from '@sluice/form'
import type { FormulaSchema } from '@sluice/formula'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import type { FormulaSample } from '../formula/formula-face.ts'
import { FormulaInput } from '../formula/formula-input.tsx'
import { singleType } from '../formula/use-formula-schema.ts'
import { Labelled } from '../kit/labelled.tsx'
import { Toggle } from '../kit/toggle.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { FieldChoice, FieldsChoice } from './field-choice.tsx'
import { useText } from './rule-texts.ts'
import { ToldWhere } from './told-where.tsx'

const kinds = ['require', 'show', 'hide', 'readOnly', 'set', 'choices', 'refuse'] as const

export interface ActEditorProps {
  fields: readonly Field[]
  act: RuleAct
  schema: FormulaSchema
  samples: readonly FormulaSample[]
  onChange: (act: RuleAct) => void
}

/** One thing a rule does. */
export function ActEditor(props: ActEditorProps) {
  const { fields, act, onChange } = props
  const t = useText()
  const filled = fields.filter((field) => !typeOf(field).madeByServer)
  return (
    <>
      <Labelled label={t('kind')}>
        {(id) => (
          <Select
            id={id}
            value={act.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            onChange={(kind: RuleAct['kind']) => onChange(otherAct(act, kind, filled))}
          />
        )}
      </Labelled>
      {'fields' in act ? (
        <FieldsChoice
          label={t('fields')}
          fields={act.kind === 'show' || act.kind === 'hide' ? fields : filled}
          value={act.fields}
          onChange={(ids) => onChange({ ...act, fields: ids })}
        />
      ) : null}
      {act.kind === 'show' || act.kind === 'hide' ? (
        <Labelled label={t('hiddenValue')}>
          {() => (
            <Segmented
              value={act.hiddenValue}
              options={(['clear', 'keep'] as const).map((value) => ({ value, label: t(value) }))}
              onChange={(hiddenValue) => onChange({ ...act, hiddenValue })}
            />
          )}
        </Labelled>
      ) : null}
      {act.kind === 'set' ? <SetEditor {...props} act={act} /> : null}
      {act.kind === 'choices' ? <ChoicesEditor fields={filled} act={act} onChange={onChange} /> : null}
      {act.kind === 'refuse' ? <ToldWhere fields={fields} told={act} onChange={onChange} /> : null}
    </>
  )
}

type SetAct = Extract<RuleAct, { kind: 'set' }>

function SetEditor({ fields, act, schema, samples, onChange }: ActEditorProps & { act: SetAct }) {
  const t = useText()
  const [by, setBy] = useState<'byValue' | 'byFormula'>(act.formula ? 'byFormula' : 'byValue')
  const settable = fields.filter((field) => !typeOf(field).madeByServer && !hasRows(field))
  const field = settable.find(({ id }) => id === act.field)
  const { value: _value, formula: _formula, ...plain } = act
  return (
    <>
      <FieldChoice
        label={t('field')}
        fields={settable}
        value={act.field || undefined}
        onChange={(id = '') => onChange({ ...plain, field: id })}
      />
      <Segmented
        value={by}
        aria-label={t('by')}
        options={(['byValue', 'byFormula'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={setBy}
      />
      {field && by === 'byFormula' ? (
        <FormulaInput
          name={field.name}
          value={act.formula ?? ''}
          schema={schema}
          expected={singleType(field)}
          samples={samples}
          onChange={(formula) => onChange({ ...plain, ...(formula ? { formula } : {}) })}
        />
      ) : null}
      {field && by === 'byValue' ? (
        <RecordForm
          layout="narrow"
          fields={[{ ...field, width: 12, required: false, readOnly: false }]}
          values={{ [field.id]: act.value ?? null }}
          onChange={(_, value: FieldValue) => onChange({ ...plain, value })}
        />
      ) : null}
      <Toggle
        label={t('onlyEmpty')}
        value={act.onlyEmpty}
        onChange={(onlyEmpty) => {
          const { onlyEmpty: _before, ...rest } = act
          onChange(onlyEmpty ? { ...rest, onlyEmpty } : rest)
        }}
      />
    </>
  )
}

type ChoicesAct = Extract<RuleAct, { kind: 'choices' }>

function ChoicesEditor(props: {
  fields: readonly Field[]
  act: ChoicesAct
  onChange: (act: RuleAct) => void
}) {
  const { fields, act, onChange } = props
  const t = useText()
  const choosing = fields.filter((field) => 'choices' in field)
  const field = choosing.find(({ id }) => id === act.field)
  return (
    <>
      <FieldChoice
        label={t('field')}
        fields={choosing}
        value={act.field || undefined}
        onChange={(id = '') => onChange({ ...act, field: id, choices: [] })}
      />
      {field && 'choices' in field ? (
        <Labelled label={t('choices')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={act.choices}
              options={field.choices.map(({ value, label }) => ({ value, label }))}
              onChange={(choices: string[]) => onChange({ ...act, choices })}
            />
          )}
        </Labelled>
      ) : null}
    </>
  )
}

/** The same fields, done something else with. */
function otherAct(act: RuleAct, kind: RuleAct['kind'], fields: readonly Field[]): RuleAct {
  const ids = 'fields' in act ? act.fields : act.field ? [act.field] : []
  const [first] = ids
  switch (kind) {
    case 'show':
    case 'hide':
      return { kind, fields: ids, hiddenValue: 'clear' }
    case 'require':
    case 'readOnly':
      return { kind, fields: ids }
    case 'set':
      return { kind, field: first ?? fields[0]?.id ?? '' }
    case 'choices':
      return {
        kind,
        field: fields.find((field) => 'choices' in field && (!first || field.id === first))?.id ?? '',
        choices: [],
      }
    case 'refuse':
      return { kind, message: '' }
    default:
      return kind satisfies never
  }
}
