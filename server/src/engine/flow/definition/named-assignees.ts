import type { ProcessModel } from '@sluice/bpmn'
import { peopleNodes } from './people-node.ts'

/** Members, or a role, that a node names. */
export interface NamedAssignee {
  nodeId: string
  /** What the node is called. */
  name: string
  memberIds: string[]
  roleId: string | undefined
}

/** Every member and role that the nodes of a model name. */
export function namedAssignees(model: ProcessModel): NamedAssignee[] {
  return [...peopleNodes(model).values()].flatMap(({ id, name, kind, config }) =>
    config.assignees.flatMap((assignee): NamedAssignee[] => {
      if (kind === 'applicant') return []
      if (assignee.type === 'member')
        return [{ nodeId: id, name, memberIds: assignee.memberIds, roleId: undefined }]
      return assignee.type === 'role' ? [{ nodeId: id, name, memberIds: [], roleId: assignee.roleId }] : []
    }),
  )
}
