import { UserOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { PeopleSettings } from './people.tsx'

export const memberDesign: DesignPart<FieldOf<'member'>> = {
  icon: UserOutlined,
  group: 'people',
  start: () => ({ type: 'member' }),
  Settings: MemberSettings,
}

function MemberSettings(props: SettingsProps<FieldOf<'member'>>) {
  return <PeopleSettings {...props} word="currentUser" label="setting.defaultMe" />
}
