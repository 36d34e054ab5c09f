const dead = new Set([
  'identity.link_unknown',
  'identity.link_used',
  'identity.link_expired',
  'invitation.unknown',
  'invitation.used',
  'invitation.revoked',
  'invitation.expired',
])

/** True when a link that was sent to somebody cannot be used any more, whatever is typed: only a new one helps. */
export function isDeadLink(problem: { code: string } | null): boolean {
  return problem !== null && dead.has(problem.code)
}
