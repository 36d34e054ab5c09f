import type { FieldOf } from '@sluice/contract'
import { DepartmentControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WrappedText } from '../wrapped-text.tsx'
import { peoplePart } from './people-part.ts'

export const departmentPart: WebPart<FieldOf<'department'>> = {
  ...peoplePart('department', {
    one: { isMe: 'isMyDepartment' },
    several: { isMe: 'includesMyDepartment' },
  }),
  Control: DepartmentControl,
  View: WrappedText,
}
