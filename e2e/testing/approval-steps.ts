/** A step of a tree that named members approve. */
export function approvalStep(
  id: string,
  name: string,
  memberIds: string[],
  config: Record<string, unknown> = {},
) {
  return {
    kind: 'approve' as const,
    id,
    name,
    config: { assignees: [{ type: 'member', memberIds }], ...config },
  }
}
