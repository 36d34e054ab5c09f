import type { FieldOf } from '@sluice/contract'
import { severalWords, singleWords } from '../operator-words.ts'
import { MovingDefault, Toggle } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import type { OperatorWords, SettingsProps } from '../web-part.ts'

/** Words of the comparison with whoever asks. */
interface OwnWords {
  one?: OperatorWords
  several: OperatorWords
}

type PeopleField = FieldOf<'member'> | FieldOf<'department'>

/** What members and departments share: one or several are chosen, never typed, and compared alike. */
export function peoplePart<T extends PeopleField['type']>(type: T, own: OwnWords) {
  return {
    group: 'people' as const,
    width: 140,
    sorts: false,
    start: () => ({ type }),
    operatorWords: ({ multiple }: PeopleField) =>
      multiple ? { ...severalWords, ...own.several } : { ...singleWords, ...own.one },
    comparedAs: ({ id, name }: PeopleField) => ({ id, name, type }),
    severalAs: ({ id, name }: PeopleField) => ({ id, name, type, multiple: true }),
  }
}

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
