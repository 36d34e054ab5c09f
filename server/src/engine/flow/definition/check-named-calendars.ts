import type { ProcessModel } from '@sluice/bpmn'
import { dueOf } from '@sluice/contract'
import { loadCalendars } from '../../../platform/calendar/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { calendarOfDelay, workLength } from '../course/timer-terms.ts'
import { type FlowFinding, problem } from './finding.ts'
import { peopleNodes, settingsOf } from './people-node.ts'

/** Names every node whose time counts by a work calendar that is not there, or is told in what no work counts in (N3.9). */
export async function checkNamedCalendars(
  context: OperationContext,
  model: ProcessModel,
): Promise<FlowFinding[]> {
  const delays = Object.values(model.nodes).flatMap((node) => {
    const calendarId = calendarOfDelay(model, node.id)
    return calendarId === undefined ? [] : [{ node, id: node.id, name: node.name || node.id, calendarId }]
  })
  const uncounted = delays.flatMap(({ node, id, name }) =>
    workLength(String(settingsOf(node).duration ?? 'PT0S'))
      ? []
      : [
          problem(
            'delay-not-by-work',
            id,
            `“${name}”按工作日历计算，时长只能写天、小时和分钟，例如 P2DT4H`,
            `"${name}" counts by a work calendar: its length is told in days, hours and minutes, e.g. P2DT4H`,
          ),
        ],
  )
  const deadlines = [...peopleNodes(model).values()].map(({ id, name, config }) => ({
    id,
    name,
    calendarId: dueOf(config)?.calendarId,
  }))
  const named = [...deadlines, ...delays].flatMap(({ id, name, calendarId }) =>
    calendarId ? [{ id, name, calendarId }] : [],
  )
  if (named.length === 0) return uncounted
  const calendars = await loadCalendars(context)
  const unknown = named
    .filter(({ calendarId }) => calendars.find(calendarId).id !== calendarId)
    .map(({ id, name }) =>
      problem(
        'unknown-calendar',
        id,
        `“${name}”的期限所用的工作日历不存在`,
        `"${name}": the work calendar of its deadline does not exist`,
      ),
    )
  return [...uncounted, ...unknown]
}
