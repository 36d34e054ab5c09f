import type { RecordValues } from '@sluice/contract'
import type { OutputOf } from '../../kit/api.ts'

/** An action as the server offers it for some records. */
export type OfferedAction = OutputOf<'action.list'>['items'][number]

/** The input of its operation for one record, with what was asked for. */
export function directInput({ direct }: OfferedAction, recordId: string, given: RecordValues): object {
  const asked = Object.fromEntries(
    Object.entries(given).flatMap(([fieldId, value]) => {
      const part = direct.parts[fieldId]
      return part === undefined || value === null ? [] : [[part, value] as const]
    }),
  )
  const { input, record, under } = direct
  return { ...input, [record]: recordId, ...(under ? { [under]: asked } : asked) }
}

/** Where problems of the operation stand in the form that asked: `opinion`, `values.keeper` → `input.<field>`. */
export function askedPlace({ direct }: OfferedAction, place: string): string {
  const [part, ...rest] = place.replace(/^(?:values|input)\./, '').split('.')
  const fieldId = Object.keys(direct.parts).find((id) => direct.parts[id] === part)
  return fieldId ? ['input', fieldId, ...rest].join('.') : place
}

/** What its operation changes: `member` of `member.disable`. */
export function subjectOf({ direct }: OfferedAction): string {
  return direct.operation.split('.')[0]!
}
