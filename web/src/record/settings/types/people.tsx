import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { SettingsProps } from '../../design-part.ts'
import { MovingDefault } from '../moving-default.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

type PeopleField = FieldOf<'member'> | FieldOf<'department'>

interface PeopleSettingsProps<F> extends SettingsProps<F> {
  /** Stands for whoever makes the record. */
  word: 'currentUser' | 'currentDepartment'
  label: 'setting.defaultMe' | 'setting.defaultMyDepartment'
}

/** Several or one, and whether a new record begins with one's own. */
export function PeopleSettings<F extends PeopleField>({
  field,
  onChange,
  word,
  label,
}: PeopleSettingsProps<F>) {
  const t = useText()
  return (
    <>
      <Toggle
        label={t('setting.multiple')}
        value={field.multiple}
        onChange={(multiple) => onChange({ ...field, multiple })}
      />
      <MovingDefault
        word={word}
        label={t(label)}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
