import { ApartmentOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { DepartmentControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { severalWords, singleWords } from '../operator-words.ts'
import { MovingDefault, Toggle } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { SettingsProps, ViewProps, WebPart } from '../web-part.ts'

export const departmentPart: WebPart<FieldOf<'department'>> = {
  icon: ApartmentOutlined,
  group: 'people',
  Control: DepartmentControl,
  View: DepartmentView,
  Settings: DepartmentSettings,
  width: 140,
  sorts: false,
  start: () => ({ type: 'department' }),
  operatorWords: ({ multiple }) =>
    multiple ? { ...severalWords, isMe: 'includesMyDepartment' } : { ...singleWords, isMe: 'isMyDepartment' },
  comparedAs: ({ id, name }) => ({ id, name, type: 'department' }),
  severalAs: ({ id, name }) => ({ id, name, type: 'department', multiple: true }),
}

function DepartmentView({ field, value, references, dense }: ViewProps<FieldOf<'department'>>) {
  return <span className={dense ? undefined : styles.wrapped}>{valueText(field, value, references)}</span>
}

function DepartmentSettings({ field, onChange }: SettingsProps<FieldOf<'department'>>) {
  const t = useText()
  return (
    <>
      <Toggle
        label={t('setting.multiple')}
        value={field.multiple}
        onChange={(multiple) => onChange({ ...field, multiple })}
      />
      <MovingDefault
        word="currentDepartment"
        label={t('setting.defaultMyDepartment')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
