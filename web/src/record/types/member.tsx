import { UserOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../kit/toggle.tsx'
import { MemberControl } from '../control/people-control.tsx'
import { severalWords, singleWords } from '../operator-words.ts'
import { PeopleView } from '../people-view.tsx'
import { MovingDefault } from '../settings/moving-default.tsx'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

export const memberPart: WebPart<FieldOf<'member'>> = {
  icon: UserOutlined,
  group: 'people',
  Control: MemberControl,
  View: PeopleView,
  Settings: MemberSettings,
  width: 140,
  sorts: false,
  start: () => ({ type: 'member' }),
  operatorWords: ({ multiple }) => (multiple ? { ...severalWords, isMe: 'includesMe' } : singleWords),
  comparedAs: ({ id, name }) => ({ id, name, type: 'member' }),
  severalAs: ({ id, name }) => ({ id, name, type: 'member', multiple: true }),
}

function MemberSettings({ field, onChange }: SettingsProps<FieldOf<'member'>>) {
  const t = useText()
  return (
    <>
      <Toggle
        label={t('setting.multiple')}
        value={field.multiple}
        onChange={(multiple) => onChange({ ...field, multiple })}
      />
      <MovingDefault
        word="currentUser"
        label={t('setting.defaultMe')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
