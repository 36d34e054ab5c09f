import type { ProcessModel } from '@sluice/bpmn'
import { dueOf } from '@sluice/contract'
import { loadCalendars } from '../../../platform/calendar/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type FlowFinding, problem } from './finding.ts'
import { peopleNodes } from './people-node.ts'

/** Names every node whose deadline counts by a work calendar that is not there (N3.9). */
export async function checkNamedCalendars(
  context: OperationContext,
  model: ProcessModel,
): Promise<FlowFinding[]> {
  const named = [...peopleNodes(model).values()].flatMap(({ id, name, config }) => {
    const calendarId = dueOf(config)?.calendarId
    return calendarId ? [{ id, name, calendarId }] : []
  })
  if (named.length === 0) return []
  const calendars = await loadCalendars(context)
  return named
    .filter(({ calendarId }) => calendars.find(calendarId).id !== calendarId)
    .map(({ id, name }) =>
      problem(
        'unknown-calendar',
        id,
        `“${name}”的期限所用的工作日历不存在`,
        `"${name}": the work calendar of its deadline does not exist`,
      ),
    )
}
