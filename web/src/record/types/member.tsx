import { UserOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { MemberControl } from '../control/lazy-controls.ts'
import { PeopleView } from '../people-view.tsx'
import type { WebPart } from '../web-part.ts'
import { PeopleSettings, peoplePart } from './people-part.tsx'

export const memberPart: WebPart<FieldOf<'member'>> = {
  ...peoplePart('member', { several: { isMe: 'includesMe' } }),
  icon: UserOutlined,
  Control: MemberControl,
  View: PeopleView,
  Settings: (props) => <PeopleSettings {...props} word="currentUser" label="setting.defaultMe" />,
}
