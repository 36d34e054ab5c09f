import type { ProcessModel } from '@sluice/bpmn'
import type { FlowTree } from '@sluice/bpmn/xml'
import type { FieldType } from '@sluice/contract'
import type { FormulaSchema } from '@sluice/formula'
import type { FlowFinding } from './finding.ts'
import type { NamedAssignee } from './named-assignees.ts'

/** What somebody has drawn: a tree, or BPMN. */
export interface Drawing {
  xml: string | null
  tree: FlowTree | null
}

/** What drawings may refer to in their form. */
export interface DrawnForm {
  schema: FormulaSchema
  /** Types of its fields by id. */
  fields: ReadonlyMap<string, FieldType>
}

/** A drawing as far as it can be understood, and what is wrong with it. */
export interface ReadDrawing extends Drawing {
  /** Undefined when there is nothing that could be compiled. */
  model: ProcessModel | undefined
  /** Conditions by flow, as they are kept. */
  storedConditions: Readonly<Record<string, string>>
  findings: FlowFinding[]
}

export type DrawingToRead = Drawing & DrawnForm

export interface UnderstoodDrawing extends ReadDrawing {
  /** Members and roles that the nodes name; whether they are there, the database says. */
  assignees: NamedAssignee[]
}
