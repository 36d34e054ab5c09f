import { ApartmentOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { DepartmentControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'
import { PeopleSettings, peoplePart } from './people-part.tsx'

export const departmentPart: WebPart<FieldOf<'department'>> = {
  ...peoplePart('department', {
    one: { isMe: 'isMyDepartment' },
    several: { isMe: 'includesMyDepartment' },
  }),
  icon: ApartmentOutlined,
  Control: DepartmentControl,
  View: DepartmentView,
  Settings: (props) => (
    <PeopleSettings {...props} word="currentDepartment" label="setting.defaultMyDepartment" />
  ),
}

function DepartmentView({ field, value, references, dense }: ViewProps<FieldOf<'department'>>) {
  return <span className={dense ? undefined : styles.wrapped}>{valueText(field, value, references)}</span>
}
