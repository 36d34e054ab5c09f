import type { Field, FormDefinition } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { Input, Segmented } from 'antd'
import { FormulaInput } from '../formula/formula-input.tsx'
import { useFormulaSamples } from '../formula/use-formula-samples.ts'
import { singleType, useFormulaSchema } from '../formula/use-formula-schema.ts'
import { Labelled } from '../kit/labelled.tsx'
import { Toggle } from '../kit/toggle.tsx'
import { ColumnEditor } from './column-editor.tsx'
import { changeType, setSection } from './edit-form.ts'
import styles from './field-panel.module.css'
import { useText } from './texts.ts'
import { TypeChoice } from './type-choice.tsx'
import { TypeSettings } from './type-settings.tsx'

export interface FieldPanelProps {
  formId: string
  form: FormDefinition
  field: Field
  /** Forms a relation may point to. */
  forms: readonly { id: string; name: string }[]
  onChange: (field: Field) => void
  onForm: (form: FormDefinition) => void
  /** Shows what a publish would do to the values. */
  onShowImpact: () => void
}

const widths = [
  { value: 12, key: 'full' },
  { value: 8, key: 'twoThirds' },
  { value: 6, key: 'half' },
  { value: 4, key: 'third' },
  { value: 3, key: 'quarter' },
] as const

/** Everything one field can be told. */
export function FieldPanel(props: FieldPanelProps) {
  const { formId, form, field, forms, onChange, onForm, onShowImpact } = props
  const t = useText()
  const set = (part: Partial<Field>) => onChange({ ...field, ...part } as Field)
  const schema = useFormulaSchema(form.fields)
  const samples = useFormulaSamples(formId)
  const section = form.sections.find(({ beforeFieldId }) => beforeFieldId === field.id)?.title ?? ''
  return (
    <div className={styles.panel}>
      <TypeChoice
        formId={formId}
        field={field}
        onChange={(type, texts) => onForm(changeType(form, field, type, texts))}
        onShowImpact={onShowImpact}
      />
      <Labelled label={t('name')}>
        {(id) => (
          <Input
            id={id}
            value={field.name}
            maxLength={100}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Labelled>
      <TypeSettings
        field={field}
        forms={forms}
        formId={formId}
        fields={form.fields}
        onChange={(next) => onChange(next as Field)}
      />
      {typeOf(field).madeByServer || hasRows(field) ? null : (
        <>
          <Labelled label={t('defaultFormula')}>
            {(id) => (
              <FormulaInput
                id={id}
                name={t('defaultFormula')}
                value={field.defaultFormula ?? ''}
                schema={schema}
                expected={singleType(field)}
                samples={samples}
                onChange={(next) => set({ defaultFormula: next || undefined })}
              />
            )}
          </Labelled>
          <Labelled label={t('addressParameter')}>
            {(id) => (
              <Input
                id={id}
                maxLength={40}
                placeholder={t('addressHint')}
                value={field.addressParameter ?? ''}
                onChange={({ target }) => set({ addressParameter: target.value.trim() || undefined })}
              />
            )}
          </Labelled>
        </>
      )}
      {hasRows(field) ? (
        <ColumnEditor
          formId={formId}
          field={field}
          forms={forms}
          onChange={onChange}
          onShowImpact={onShowImpact}
        />
      ) : null}
      {typeOf(field).madeByServer ? null : (
        <Toggle label={t('required')} value={field.required} onChange={(required) => set({ required })} />
      )}
      {typeOf(field).canBeUnique ? (
        <Toggle
          label={t('unique')}
          value={'unique' in field && field.unique}
          onChange={(unique) => set({ unique } as Partial<Field>)}
        />
      ) : null}
      <Toggle label={t('readOnly')} value={field.readOnly} onChange={(readOnly) => set({ readOnly })} />
      <Labelled label={t('width')}>
        {() => (
          <Segmented
            block
            value={field.width ?? 12}
            onChange={(width) => set({ width })}
            options={widths.map(({ value, key }) => ({ value, label: t(`widths.${key}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={t('help')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize
            maxLength={500}
            value={field.help ?? ''}
            onChange={(event) => set({ help: event.target.value || undefined })}
          />
        )}
      </Labelled>
      <Labelled label={t('placeholder')}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={field.placeholder ?? ''}
            onChange={(event) => set({ placeholder: event.target.value || undefined })}
          />
        )}
      </Labelled>
      <Labelled label={t('section')}>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={section}
            onChange={(event) => onForm(setSection(form, field.id, event.target.value))}
          />
        )}
      </Labelled>
      <Toggle label={t('indexed')} value={field.indexed ?? true} onChange={(indexed) => set({ indexed })} />
      <p className={styles.id}>
        {t('fieldId')} <code>{field.id}</code>
      </p>
    </div>
  )
}
