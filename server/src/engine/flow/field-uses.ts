import { compileFormula } from '@sluice/formula'
import { type FieldUse, type FieldUses, formulaSchemaOf } from '../form/index.ts'
import { expressionsOf } from './definition/check-expressions.ts'
import { loadCurrentDefinition } from './definition/load-definition.ts'
import type { PeopleNode } from './definition/people-node.ts'

/** Fields that the published flow of a form decides by, finds people by, or sets rights on. */
export const fieldUsesOfFlow: FieldUses = async (context, form) => {
  const definition = await loadCurrentDefinition(context, form.id)
  if (!definition) return []
  const schema = formulaSchemaOf(form)
  const decided = expressionsOf(definition.model).flatMap(({ name, expression }) => {
    const result = compileFormula(expression.text, schema)
    const fields = result.ok ? result.formula.dependencies : []
    return fields.map((fieldId) => use(fieldId, `流程的条件“${name}”`, `the condition "${name}" of the flow`))
  })
  return [...decided, ...[...definition.people.values()].flatMap(usesAt)]
}

function usesAt({ name, config }: PeopleNode): FieldUse[] {
  const asked = config.assignees.flatMap((assignee) =>
    assignee.type === 'field'
      ? [use(assignee.fieldId, `流程节点“${name}”的处理人`, `the people of "${name}" in the flow`)]
      : [],
  )
  const rights = Object.keys(config.fields).map((fieldId) =>
    use(fieldId, `流程节点“${name}”的字段权限`, `the field rights of "${name}" in the flow`),
  )
  return [...asked, ...rights]
}

function use(fieldId: string, zh: string, en: string): FieldUse {
  return { fieldId, kind: 'flow', zh, en }
}
