import { UserOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { MemberControl } from '../control/lazy-controls.ts'
import { severalWords, singleWords } from '../operator-words.ts'
import { PeopleView } from '../people-view.tsx'
import { MovingDefault, Toggle } from '../settings/lazy-settings.ts'
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
