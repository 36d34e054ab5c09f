import { ApartmentOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { PeopleSettings } from './people.tsx'

export const departmentDesign: DesignPart<FieldOf<'department'>> = {
  icon: ApartmentOutlined,
  group: 'people',
  start: () => ({ type: 'department' }),
  Settings: DepartmentSettings,
}

function DepartmentSettings(props: SettingsProps<FieldOf<'department'>>) {
  return <PeopleSettings {...props} word="currentDepartment" label="setting.defaultMyDepartment" />
}
