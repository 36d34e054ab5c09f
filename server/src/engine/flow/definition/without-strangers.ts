/**
 * The settings of a flow without the members, roles and calendars that are not known: an assignee that names nobody else
 * goes, a deadline counts by the default calendar.
 */
export function withoutStrangers(value: unknown, isKnown: (id: string) => boolean): unknown {
  if (Array.isArray(value)) {
    return value
      .map((child) => (isAssignee(child) ? knownAssignee(child, isKnown) : withoutStrangers(child, isKnown)))
      .filter((child) => child !== undefined)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === 'calendarId' && typeof child === 'string' && !isKnown(child)
        ? null
        : withoutStrangers(child, isKnown),
    ]),
  )
}

type NamingAssignee = { type: 'member'; memberIds: string[] } | { type: 'role'; roleId: string }

function isAssignee(value: unknown): value is NamingAssignee {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return (
    (value.type === 'member' && 'memberIds' in value && Array.isArray(value.memberIds)) ||
    (value.type === 'role' && 'roleId' in value && typeof value.roleId === 'string')
  )
}

function knownAssignee(assignee: NamingAssignee, isKnown: (id: string) => boolean) {
  if (assignee.type === 'role') return isKnown(assignee.roleId) ? assignee : undefined
  const memberIds = assignee.memberIds.filter(isKnown)
  return memberIds.length > 0 ? { ...assignee, memberIds } : undefined
}
