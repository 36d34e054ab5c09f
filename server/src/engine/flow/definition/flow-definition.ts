import type { ProcessModel } from '@sluice/bpmn'
import { type PeopleNode, peopleNodes } from './people-node.ts'

/** A flow ready to run: published, or a draft under simulation. Immutable. */
export interface FlowDefinition {
  readonly id: string
  readonly formId: string
  /** 0 for a draft. */
  readonly version: number
  readonly model: ProcessModel
  readonly people: ReadonlyMap<string, PeopleNode>
  /** The applicant node an instance begins with, if the flow has one. */
  readonly applicantNode: PeopleNode | undefined
  /** Its drawing is too long to be drawn at once. */
  readonly isLong: boolean
}

/** Prepares a compiled model for running. */
export function prepareDefinition(
  id: string,
  formId: string,
  version: number,
  model: ProcessModel,
  isLong: boolean,
): FlowDefinition {
  const people = peopleNodes(model)
  return { id, formId, version, model, people, applicantNode: firstApplicant(model, people), isLong }
}

/** The applicant node that comes first on the way from the start, before anybody else is asked. */
function firstApplicant(
  model: ProcessModel,
  people: ReadonlyMap<string, PeopleNode>,
): PeopleNode | undefined {
  const seen = new Set<string>()
  const root = model.nodes[model.id]
  const next = root?.type === 'scope' ? [...root.starts] : []
  for (let id = next.shift(); id !== undefined; id = next.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const found = people.get(id)
    if (found?.kind === 'applicant') return found
    if (found && found.kind !== 'cc') continue
    next.push(...(model.nodes[id]?.outgoing ?? []).map((flow) => model.flows[flow]!.target))
  }
  return undefined
}
