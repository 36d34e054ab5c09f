import type { FlowStep, FlowTree } from '@sluice/bpmn/xml'
import type { Assignee, Due, FieldAccess } from '@sluice/contract'

/** What a step of a scene says besides whom it asks. */
interface StepMore {
  /** Whoever is asked may change these; all else they read. */
  edit?: readonly string[]
  /** These they do not see. */
  hide?: readonly string[]
  due?: Due
  /** All have to agree, not the first one alone. */
  all?: true
}

// Short ways to draw a flow.

export const head: Assignee = { type: 'departmentHead', level: 0 }
export const applicant: Assignee = { type: 'applicant' }
export function role(roleId: string): Assignee {
  return { type: 'role', roleId }
}
export function inField(fieldId: string): Assignee {
  return { type: 'field', fieldId }
}
export function days(amount: number): Due {
  return { amount, unit: 'day', calendarId: null }
}
export function hours(amount: number): Due {
  return { amount, unit: 'hour', calendarId: null }
}

function config(assignees: readonly Assignee[], { edit = [], hide = [], due, all }: StepMore) {
  const fields: Record<string, FieldAccess> = {
    ...Object.fromEntries(hide.map((id) => [id, 'hidden' as const])),
    ...Object.fromEntries(edit.map((id) => [id, 'edit' as const])),
  }
  return { assignees, signing: all ? 'all' : 'any', fields, ...(due ? { due } : {}) }
}

export function approve(id: string, name: string, assignees: Assignee[], more: StepMore = {}): FlowStep {
  return { kind: 'approve', id, name, config: config(assignees, more) }
}

export function fill(id: string, name: string, assignees: Assignee[], more: StepMore = {}): FlowStep {
  return { kind: 'fill', id, name, config: config(assignees, more) }
}

export function cc(id: string, name: string, assignees: Assignee[]): FlowStep {
  return { kind: 'cc', id, name, config: { assignees, fields: {} } }
}

/** One way when the condition holds, another when it does not. */
export function when(
  id: string,
  name: string,
  {
    condition,
    label,
    steps,
    otherwise = [],
  }: { condition: string; label: string; steps: FlowStep[]; otherwise?: FlowStep[] },
): FlowStep {
  return {
    kind: 'condition',
    id,
    name,
    branches: [
      { id: `${id}_yes`, name: label, condition, steps },
      { id: `${id}_no`, name: '其他', condition: null, steps: otherwise },
    ],
  }
}

/** A flow that begins with whoever applies. @param hide what they do not see yet */
export function flow(id: string, name: string, steps: FlowStep[], hide: readonly string[] = []): FlowTree {
  const fields = Object.fromEntries(hide.map((field) => [field, 'hidden']))
  return {
    id,
    name,
    root: [{ kind: 'applicant', id: 'applicant', name: '发起申请', config: { fields } }, ...steps],
  }
}
