import type { FieldOf } from '@sluice/contract'
import { severalWords, singleWords } from '../operator-words.ts'
import type { OperatorWords } from '../web-part.ts'

/** Words of the comparison with whoever asks. */
interface OwnWords {
  one?: OperatorWords
  several: OperatorWords
}

type PeopleField = FieldOf<'member' | 'department' | 'organization' | 'role'>

/** What members, departments, organizations and roles share: one or several are chosen, never typed, and compared alike. */
export function peoplePart<T extends PeopleField['type']>(type: T, own: OwnWords) {
  return {
    width: 140,
    sorts: false,
    operatorWords: ({ multiple }: PeopleField) =>
      multiple ? { ...severalWords, ...own.several } : { ...singleWords, ...own.one },
    comparedAs: ({ id, name }: PeopleField) => ({ id, name, type }),
    severalAs: ({ id, name }: PeopleField) => ({ id, name, type, multiple: true }),
  }
}
