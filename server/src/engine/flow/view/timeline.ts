import { z } from 'zod'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { EventRow, StoredInstance, TaskRow } from './read-instance.ts'

const personSchema = z.object({ id: z.uuid(), name: z.string() })

export const timelineEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** act: somebody did something · asked: the administrators instead of whom the node names · copied: CC · skipped · stuck · ended */
  kind: z.enum(['act', 'asked', 'copied', 'skipped', 'stuck', 'ended']),
  nodeId: z.string().nullable(),
  nodeName: z.string(),
  /** Null: the system. */
  person: personSchema.nullable(),
  /** What was done, why it was skipped, what is stuck, or how it ended. */
  verb: z.string(),
  opinion: z.string().nullable(),
  /** Node or person it went to; of a change from outside the flow the fields that the reader may see. */
  to: z.string().nullable(),
  people: z.array(personSchema),
  /** Seconds the task had waited. */
  duration: z.int().nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

type Names = ReadonlyMap<string, string>
/** Name of a field; undefined where the reader may not know of it. */
type FieldName = (fieldId: string) => string | undefined

/** The history of an instance as people read it (N3.11): acts with opinions and waiting times, and what happened by itself. */
export function timelineOf(
  { events, tasks, instance }: StoredInstance,
  definition: FlowDefinition,
  names: Names,
  fieldName: FieldName,
): TimelineEntry[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const person = (id: string | null) => (id ? { id, name: names.get(id) ?? '' } : null)
  const nodeName = (id: string | null) => (id ? nameOf(definition, id) : '')
  const blank = { opinion: null, to: null, people: [], duration: null, person: null }
  return events.flatMap((event): TimelineEntry[] => {
    const base = { id: String(event.seq), at: event.at }
    const act: TimelineEntry = {
      ...base,
      kind: 'act',
      nodeId: event.node_id,
      nodeName: nodeName(event.node_id),
      person: person(event.actor_id),
      verb: event.verb,
      opinion: event.opinion,
      to: target(event, definition, names, fieldName),
      people: [],
      duration: waited(event, byId),
    }
    const followed = (event.path ?? []).flatMap((step, index): TimelineEntry[] => {
      const entry = { ...base, ...blank, id: `${event.seq}.${index}` }
      if ('skip' in step)
        return [
          { ...entry, kind: 'skipped', nodeId: step.skip, nodeName: nodeName(step.skip), verb: step.why },
        ]
      if ('stuck' in step) {
        const opinion = step.message ?? null
        return [
          {
            ...entry,
            kind: 'stuck',
            nodeId: step.stuck,
            nodeName: nodeName(step.stuck),
            verb: step.code,
            opinion,
          },
        ]
      }
      if ('end' in step)
        return [{ ...entry, kind: 'ended', nodeId: null, nodeName: '', verb: instance.status }]
      if (!('ask' in step) || (step.kind !== 'cc' && !step.rule)) return []
      const people = step.people.map((id) => ({ id, name: names.get(id) ?? '' }))
      const kind = step.kind === 'cc' ? 'copied' : 'asked'
      return [
        { ...entry, kind, nodeId: step.ask, nodeName: nodeName(step.ask), verb: step.rule ?? 'copy', people },
      ]
    })
    return [act, ...followed]
  })
}

export function nameOf({ model }: FlowDefinition, nodeId: string): string {
  return model.nodes[nodeId]?.name || nodeId
}

function goesToPerson(verb: string): boolean {
  return verb === 'transfer' || verb === 'reassign'
}

/** Where a return or a transfer went, or which fields were changed, in words. */
function target(
  { verb, detail }: EventRow,
  definition: FlowDefinition,
  names: Names,
  fieldName: FieldName,
): string | null {
  if (detail?.fields) return detail.fields.flatMap((id) => fieldName(id) ?? []).join('、') || null
  if (!detail?.to) return null
  return verb === 'transfer' || verb === 'reassign'
    ? (names.get(detail.to) ?? '')
    : nameOf(definition, detail.to)
}

function waited({ task_id, at }: EventRow, tasks: Map<string, TaskRow>): number | null {
  const task = task_id ? tasks.get(task_id) : undefined
  return task ? Math.max(0, Math.round((Date.parse(at) - Date.parse(task.opened_at)) / 1000)) : null
}

/** Members a timeline names. */
export function membersIn({ events, tasks, instance }: StoredInstance): string[] {
  const ids = [instance.applicant_id, ...tasks.map(({ assignee_id }) => assignee_id)]
  for (const { closed_by } of tasks) if (closed_by) ids.push(closed_by)
  for (const { verb, actor_id, detail, path } of events) {
    if (actor_id) ids.push(actor_id)
    if (detail?.to && goesToPerson(verb)) ids.push(detail.to)
    for (const step of path ?? []) if ('ask' in step) ids.push(...step.people)
  }
  return [...new Set(ids)]
}
