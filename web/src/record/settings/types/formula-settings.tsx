import type { Field, FieldOf } from '@sluice/contract'
import { type ResultField, resultOfFormula, systemAttributes, systemFieldIds, typeOf } from '@sluice/form'
import { compileFormula, type FormulaSchema, type FormulaType, toDisplay, toStored } from '@sluice/formula'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { currentLanguage } from '../../../i18n/language.ts'
import { Labelled } from '../../../kit/labelled.tsx'
import type { SettingsProps } from '../../design-part.ts'
import { typeName } from '../../type-name.ts'
import { NumberSetting } from '../number-setting.tsx'
import { SelectSetting } from '../select-setting.tsx'
import styles from '../settings.module.css'
import { useText } from '../texts.ts'

type FormulaField = FieldOf<'formula'>

/** The formula of a field, what is wrong in it, and as what its values are shown. */
export function FormulaSettings({ field, fields, onChange }: SettingsProps<FormulaField>) {
  const t = useText()
  const schema = useMemo(() => schemaOf(fields, field.id), [fields, field.id])
  const [typed, setTyped] = useState({ fieldId: field.id, text: toDisplay(field.formula, schema) })
  // Another field was chosen: its formula stands here.
  if (typed.fieldId !== field.id) setTyped({ fieldId: field.id, text: toDisplay(field.formula, schema) })
  const result = compileFormula(typed.text, schema)
  const change = (text: string) => {
    setTyped({ fieldId: field.id, text })
    const { as: _, ...rest } = field
    const next = { ...rest, formula: toStored(text, schema) }
    const found = compileFormula(text, schema)
    const as = found.ok ? resultOf(field, found.formula.type) : undefined
    onChange(as ? { ...next, as } : next)
  }
  const shown = result.ok ? shownAs(result.formula.type) : []
  const wrong = !result.ok && typed.text.trim() !== '' ? result.errors[0] : undefined
  const { as } = field
  const put = (next: ResultField) => onChange({ ...field, as: next })
  return (
    <>
      <Labelled label={t('setting.formula')}>
        {(id) => (
          <>
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={10_000}
              value={typed.text}
              spellCheck={false}
              status={wrong ? 'error' : ''}
              aria-describedby={`${id}-note`}
              placeholder={t('setting.formulaExample')}
              onChange={({ target }) => change(target.value)}
            />
            <p
              id={`${id}-note`}
              className={wrong ? styles.wrong : styles.label}
              role={wrong ? 'alert' : undefined}
            >
              {wrong
                ? t('setting.formulaWrong', {
                    at: wrong.start + 1,
                    piece: typed.text.slice(wrong.start, wrong.end) || '…',
                    why: wrong[currentLanguage()],
                  })
                : t('setting.formulaHint')}
            </p>
          </>
        )}
      </Labelled>
      {as && shown.length > 1 ? (
        <SelectSetting
          label={t('setting.shownAs')}
          value={as.type}
          options={shown.map((type) => ({ value: type, label: typeName(type) }))}
          onChange={(type) => put(newResult(field, type))}
        />
      ) : null}
      {as?.type === 'number' ? (
        <NumberSetting
          label={t('setting.scale')}
          value={as.scale}
          min={0}
          onChange={(scale) => put({ ...as, scale })}
        />
      ) : null}
      {field.moving ? <p className={styles.hint}>{t('setting.movingHint')}</p> : null}
    </>
  )
}

function schemaOf(fields: readonly Field[], ownId: string): FormulaSchema {
  const own = fields
    .filter(({ id }) => id !== ownId)
    .map((field) => ({ id: field.id, name: field.name, type: typeOf(field).formulaType(field) }))
  const system = systemFieldIds.flatMap((id) => {
    const { name, formula } = systemAttributes[id]
    return formula ? [{ id, name: name.zh, type: formula as FormulaType }] : []
  })
  return { fields: [...own, ...system] }
}

/** Types as whose values a result may be shown, the usual one first. */
function shownAs(type: FormulaType): ResultField['type'][] {
  if (type === 'number' || type === 'duration') return ['number', 'money', 'percent', 'duration']
  if (type === 'text') return ['text', 'longText']
  const only = resultOfFormula(type)
  return only ? [only.type] : []
}

/** What was chosen, as long as it fits. */
function resultOf(field: FormulaField, type: FormulaType): ResultField | undefined {
  if (field.as && shownAs(type).includes(field.as.type)) return field.as
  const usual = resultOfFormula(type)
  return usual && ({ ...usual, id: field.id, name: field.name } as ResultField)
}

function newResult({ id, name }: FormulaField, type: ResultField['type']): ResultField {
  return { id, name, type, ...(type === 'money' ? { currency: 'CNY' } : {}) } as ResultField
}
