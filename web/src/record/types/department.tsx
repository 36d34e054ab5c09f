import type { FieldOf } from '@sluice/contract'
import { DepartmentControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'
import { peoplePart } from './people-part.ts'

export const departmentPart: WebPart<FieldOf<'department'>> = {
  ...peoplePart('department', {
    one: { isMe: 'isMyDepartment' },
    several: { isMe: 'includesMyDepartment' },
  }),
  Control: DepartmentControl,
  View: DepartmentView,
}

function DepartmentView({ field, value, references, dense }: ViewProps<FieldOf<'department'>>) {
  return <span className={dense ? undefined : styles.wrapped}>{valueText(field, value, references)}</span>
}
