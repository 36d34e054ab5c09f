import type { ProcessModel, SequenceFlow } from '@sluice/bpmn'
import { type FormulaSchema, toStored } from '@sluice/formula'

/** The model with the fields of its conditions by id, so that renaming a field changes no running flow. */
export function storeConditions(model: ProcessModel, schema: FormulaSchema): ProcessModel {
  const flows: Record<string, SequenceFlow> = {}
  for (const [id, flow] of Object.entries(model.flows)) {
    const { condition } = flow
    flows[id] = condition
      ? { ...flow, condition: { ...condition, text: toStored(condition.text, schema) } }
      : flow
  }
  return { ...model, flows }
}
