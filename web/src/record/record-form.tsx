import type { Field, FieldProblem, FormDefinition, RecordValues, FieldValue as Value } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { FieldControl } from './control/field-control.tsx'
import { fieldIdOf, problemsAt, problemsUnder } from './field-problems.ts'
import { FieldValue } from './field-value.tsx'
import { groupFields } from './form-layout.ts'
import { accessTo, type FieldAccessMap, isEmptyValue, noReferences, type References } from './model.ts'
import styles from './record-form.module.css'
import { useText } from './texts.ts'
import { webPartOf } from './web-parts.ts'

export interface RecordFormProps {
  fields: readonly Field[]
  sections?: FormDefinition['sections'] | undefined
  values: RecordValues
  /** Right by field id: hidden is absent, masked and read are shown, edit is a control. Absent: all may be edited. */
  access?: FieldAccessMap | undefined
  /** Names of what the values point to. */
  references?: References | undefined
  /** Problems of the server; `values.<fieldId>` and `values.<fieldId>.<row>.<column>` stand beside their fields. */
  errors?: readonly FieldProblem[] | undefined
  onChange: (fieldId: string, value: Value) => void
  disabled?: boolean | undefined
  /** `auto` follows the width it has; `narrow` is one column with cards for sub-tables, as on a phone. */
  layout?: 'auto' | 'narrow' | undefined
  /** What paths of errors begin with. */
  root?: string | undefined
  /** How many errors are still to correct. */
  onErrorsLeft?: ((count: number) => void) | undefined
  /** True while files are on their way: saving should wait. */
  onBusy?: ((busy: boolean) => void) | undefined
}

const noErrors: readonly FieldProblem[] = []

/**
 * A form to fill in: the fields in their order under their headings, in twelve columns, each with the control of its
 * type. Holds no values itself. An error leaves its field when the field changes; new errors move the focus to the
 * first of them.
 */
export function RecordForm(props: RecordFormProps) {
  const { fields, sections, values, access, references = noReferences, errors = noErrors, disabled } = props
  const { layout = 'auto', root = 'values' } = props
  const t = useText()
  const formId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => groupFields(fields, sections, access), [fields, sections, access])
  const [corrected, setCorrected] = useState({ errors, ids: new Set<string>() })
  const open = useMemo(() => {
    if (corrected.errors !== errors) return errors
    return errors.filter((error) => !corrected.ids.has(fieldIdOf(error, root) ?? ''))
  }, [corrected, errors, root])
  useFocusOnErrors(frame, errors, root)

  const latest = useRef(props)
  latest.current = props
  useEffect(() => latest.current.onErrorsLeft?.(open.length), [open])
  const change = useCallback((fieldId: string, value: Value) => {
    const { errors: current = noErrors, onChange } = latest.current
    setCorrected((before) => ({
      errors: current,
      ids: new Set([...(before.errors === current ? before.ids : []), fieldId]),
    }))
    onChange(fieldId, value)
  }, [])
  const busyFields = useRef(new Set<string>())
  const tellBusy = useCallback((fieldId: string, busy: boolean) => {
    const set = busyFields.current
    const before = set.size > 0
    if (busy) set.add(fieldId)
    else set.delete(fieldId)
    if (before !== set.size > 0) latest.current.onBusy?.(set.size > 0)
  }, [])

  if (groups.length === 0) return <p className={styles.empty}>{t('form.empty')}</p>
  return (
    <div ref={frame} className={styles.form} data-layout={layout}>
      {groups.map((group, index) => (
        <section key={group.title ?? `group-${index}`} className={styles.group}>
          {group.title ? <h2 className={styles.title}>{group.title}</h2> : null}
          <div className={styles.grid}>
            {group.fields.map((field) => (
              <FieldRow
                key={field.id}
                id={`${formId}-${field.id}`}
                field={field}
                value={values[field.id]}
                right={accessTo(field, access)}
                references={references}
                problems={ownProblems(open, `${root}.${field.id}`)}
                path={`${root}.${field.id}`}
                disabled={disabled ?? false}
                narrow={layout === 'narrow'}
                onChange={change}
                onBusy={tellBusy}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** Problems of one field; the same empty list for all fields without any, so that they need not render again. */
function ownProblems(open: readonly FieldProblem[], path: string): readonly FieldProblem[] {
  if (open.length === 0) return noErrors
  const own = problemsUnder(open, path)
  return own.length > 0 ? own : noErrors
}

interface FieldRowProps {
  id: string
  field: Field
  value: Value | undefined
  right: 'hidden' | 'masked' | 'read' | 'edit'
  references: References
  problems: readonly FieldProblem[]
  path: string
  disabled: boolean
  narrow: boolean
  onChange: (fieldId: string, value: Value) => void
  onBusy: (fieldId: string, busy: boolean) => void
}

const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { id, field, value, right, references, problems, path, disabled, narrow, onChange, onBusy } = props
  const t = useText()
  const editable = right === 'edit'
  const own = problemsAt(problems, path)
  const helpId = field.help && editable ? `${id}-help` : undefined
  const errorId = own.length > 0 ? `${id}-error` : undefined
  const describedBy = [helpId, errorId].filter(Boolean).join(' ') || undefined
  const put = useCallback((next: Value) => onChange(field.id, next), [onChange, field.id])
  const tellBusy = useCallback((busy: boolean) => onBusy(field.id, busy), [onBusy, field.id])
  return (
    <div
      className={styles.field}
      data-field={field.id}
      data-width={field.width ?? 12}
      data-type={field.type}
      data-wrong={own.length > 0 || undefined}
      data-shown={editable ? undefined : true}
    >
      <Label
        id={id}
        field={field}
        points={editable && !isGroup(field)}
        required={editable && Boolean(field.required)}
      />
      {editable ? (
        <Group id={id} field={field}>
          <FieldControl
            id={id}
            field={field}
            value={value}
            references={references}
            disabled={disabled}
            invalid={own.length > 0}
            describedBy={describedBy}
            problems={problems}
            path={path}
            cards={narrow}
            onBusy={tellBusy}
            onChange={put}
          />
        </Group>
      ) : (
        <div className={styles.shown}>
          {typeOf(field).madeByServer && isEmptyValue(value) ? (
            <span className={styles.automatic}>{t('form.autoNumber')}</span>
          ) : (
            <FieldValue field={field} value={value} references={references} />
          )}
        </div>
      )}
      {own.length > 0 ? (
        <div id={errorId} className={styles.error} role="alert">
          {own.map(({ code, message, suggestion }) => (
            <p key={code + message}>
              {message}
              {suggestion ? ` ${suggestion}` : ''}
            </p>
          ))}
        </div>
      ) : null}
      {helpId ? (
        <div id={helpId} className={styles.help}>
          {field.help}
        </div>
      ) : null}
    </div>
  )
})

/** True where a field has several controls or a button: a label names one control, a group names them together. */
function isGroup(field: Field): boolean {
  return webPartOf(field).isGroup?.(field) ?? false
}

function Group({ id, field, children }: { id: string; field: Field; children: ReactNode }) {
  if (!isGroup(field)) return children
  return (
    <fieldset className={styles.controls} aria-labelledby={`${id}-label`}>
      {children}
    </fieldset>
  )
}

interface LabelProps {
  id: string
  field: Field
  /** Points to a control of its own. */
  points: boolean
  required: boolean
}

function Label({ id, field, points, required }: LabelProps) {
  const words = (
    <>
      {field.name}
      {required ? (
        <span className="required-star" aria-hidden="true">
          *
        </span>
      ) : null}
    </>
  )
  return points ? (
    <label id={`${id}-label`} className={styles.label} htmlFor={id}>
      {words}
    </label>
  ) : (
    <span id={`${id}-label`} className={styles.label}>
      {words}
    </span>
  )
}

/** Moves to the first field with an error when the server has answered. */
function useFocusOnErrors(
  frame: { current: HTMLDivElement | null },
  errors: readonly FieldProblem[],
  root: string,
): void {
  useEffect(() => {
    const wrong = new Set(errors.map((error) => fieldIdOf(error, root)))
    if (wrong.size === 0) return
    const rows = frame.current?.querySelectorAll<HTMLElement>('[data-field]') ?? []
    const first = [...rows].find((row) => wrong.has(row.dataset.field))
    if (!first) return
    first.scrollIntoView({ block: 'center' })
    const control =
      first.querySelector<HTMLElement>('[aria-invalid=true]') ??
      first.querySelector<HTMLElement>('input, textarea, button, [tabindex]')
    control?.focus({ preventScroll: true })
  }, [frame, errors, root])
}
