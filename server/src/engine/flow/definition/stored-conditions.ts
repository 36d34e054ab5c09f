import type { ProcessModel, SequenceFlow } from '@sluice/bpmn'
import { type FormulaSchema, toStored } from '@sluice/formula'

/** Conditions of a model by flow, with the fields by id, so that renaming a field changes no running flow. */
export function storedConditions(model: ProcessModel, schema: FormulaSchema): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [id, { condition }] of Object.entries(model.flows))
    if (condition) texts[id] = toStored(condition.text, schema)
  return texts
}

/** The model with these conditions in place of its own. */
export function withConditions(model: ProcessModel, texts: Readonly<Record<string, string>>): ProcessModel {
  const flows: Record<string, SequenceFlow> = {}
  for (const [id, flow] of Object.entries(model.flows)) {
    const { condition } = flow
    const text = texts[id]
    flows[id] = condition && text !== undefined ? { ...flow, condition: { ...condition, text } } : flow
  }
  return { ...model, flows }
}
