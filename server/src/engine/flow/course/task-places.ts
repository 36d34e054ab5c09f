import type { TaskKind } from '@sluice/contract'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'

/** What never changes of a task. */
export interface LockedTask {
  id: string
  item: number
  nodeId: string
  kind: TaskKind
  assigneeId: string
  dueAt: string | null
}

/** What never changes of a task and its instance, so that an act on it can lock and fetch without reading the task. */
export interface TaskPlace {
  nodeId: string
  formId: string
  recordId: string
  definitionId: string
  applicantId: string
  applicantDepartmentId: string | null
  /** Known where this process opened the task itself. */
  whole?: { instanceId: string; task: LockedTask }
}

const capacity = 20_000
const places = new WeakMap<Services, Map<string, TaskPlace>>()

function placesOf({ services }: OperationContext): Map<string, TaskPlace> {
  let map = places.get(services)
  if (!map) {
    map = new Map()
    places.set(services, map)
  }
  return map
}

/** Where a task stands, if this process opened or showed it lately. Whether it is still open is for the instance to say. */
export function knownPlace(context: OperationContext, taskId: string): TaskPlace | undefined {
  return placesOf(context).get(`${context.tenantId}/${taskId}`)
}

export function rememberPlace(context: OperationContext, taskId: string, place: TaskPlace): void {
  const map = placesOf(context)
  if (!place.whole && map.get(`${context.tenantId}/${taskId}`)?.whole) return
  if (map.size >= capacity) for (const key of [...map.keys()].slice(0, capacity / 2)) map.delete(key)
  map.set(`${context.tenantId}/${taskId}`, place)
}
