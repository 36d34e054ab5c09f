import { onlyOne } from './choice-sql.ts'
import type { ServerPart } from './server-part.ts'

/** What has a name and is chosen by it. */
type NamedPeople = 'member' | 'department' | 'organization' | 'role'

/** Members, departments and roles: one id, or a list where the field takes several. */
export function peoplePart(type: NamedPeople): ServerPart<{ multiple?: boolean | undefined }> {
  return {
    storage: ({ multiple }) => (multiple ? 'ids' : 'id'),
    comparable: ({ multiple }) => ({ kind: multiple ? 'ids' : 'id', of: type }),
    index: ({ multiple }) => (multiple ? 'parts' : 'order'),
    from(before, { multiple }, column) {
      if (before.type !== type) return undefined
      return multiple ? `array[${column}]` : onlyOne(column)
    },
  }
}
