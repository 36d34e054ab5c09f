import type { FieldProblem } from '@sluice/contract'
import { lazy, Suspense } from 'react'
import { valueText } from '../value-text.ts'
import { MultipleChoiceControl, SingleChoiceControl } from './choice-control.tsx'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'
import { NumberControl } from './number-control.tsx'
import { DepartmentControl, MemberControl } from './people-control.tsx'
import { RelationControl } from './relation-control.tsx'
import { LongTextControl, TextControl } from './text-control.tsx'

const DateControl = lazy(async () => ({ default: (await import('./date-control.tsx')).DateControl }))
const AttachmentControl = lazy(async () => ({
  default: (await import('./attachment-control.tsx')).AttachmentControl,
}))
const SubTableControl = lazy(async () => ({
  default: (await import('./sub-table-control.tsx')).SubTableControl,
}))

export interface FieldControlProps extends ControlProps {
  /** Problems of the cells of a sub-table, and the path its own begins with. */
  problems?: readonly FieldProblem[] | undefined
  path?: string | undefined
  cards?: boolean | undefined
}

/** The control that edits a field; the heavy ones are loaded when a form has them. */
export function FieldControl(props: FieldControlProps) {
  return <Suspense fallback={<Fallback {...props} />}>{controlOf(props)}</Suspense>
}

/** A new field type that is missing here does not compile. */
function controlOf({ problems = [], path = '', cards, ...props }: FieldControlProps) {
  const { field } = props
  switch (field.type) {
    case 'text':
      return <TextControl {...props} field={field} />
    case 'longText':
      return <LongTextControl {...props} field={field} />
    case 'number':
    case 'money':
      return <NumberControl {...props} field={field} />
    case 'date':
    case 'dateTime':
      return <DateControl {...props} field={field} />
    case 'singleChoice':
      return <SingleChoiceControl {...props} field={field} />
    case 'multipleChoice':
      return <MultipleChoiceControl {...props} field={field} />
    case 'member':
      return <MemberControl {...props} field={field} />
    case 'department':
      return <DepartmentControl {...props} field={field} />
    case 'relation':
      return <RelationControl {...props} field={field} />
    case 'attachment':
      return <AttachmentControl {...props} field={field} />
    case 'subTable':
      return <SubTableControl {...props} field={field} problems={problems} path={path} cards={cards} />
    case 'autoNumber':
      return null
    default:
      return field satisfies never
  }
}

/** Stands for a control whose code is on its way, with the height it will have. */
function Fallback({ field, value, references }: FieldControlProps) {
  return (
    <span className={styles.fallback} aria-busy="true">
      {valueText(field, value, references)}
    </span>
  )
}
