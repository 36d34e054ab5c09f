import type { ColumnField, Field, FormDefinition } from '@sluice/contract'
import type { Translate } from './texts.ts'

export interface FormProblem {
  fieldId: string
  words: string
}

/** What stands against publishing, in words; the server checks the same again. */
export function formProblems(form: FormDefinition, t: Translate): FormProblem[] {
  const names = new Map<string, number>()
  for (const { name } of form.fields) names.set(name.trim(), (names.get(name.trim()) ?? 0) + 1)
  return form.fields.flatMap((field) => {
    const say = (words: string): FormProblem => ({ fieldId: field.id, words })
    const problems = fieldProblems(field, t).map(say)
    if (field.name.trim() === '') problems.push(say(t('problem.noName')))
    else if ((names.get(field.name.trim()) ?? 0) > 1)
      problems.push(say(t('problem.sameName', { name: field.name })))
    return problems
  })
}

function fieldProblems(field: Field | ColumnField, t: Translate): string[] {
  const { name } = field
  switch (field.type) {
    case 'singleChoice':
    case 'multipleChoice': {
      if (field.choices.length === 0) return [t('problem.noChoices', { name })]
      const labels = field.choices.map(({ label }) => label.trim())
      return new Set(labels).size < labels.length || labels.includes('')
        ? [t('problem.sameChoice', { name })]
        : []
    }
    case 'relation':
      return field.targetFormId ? [] : [t('problem.noTarget', { name })]
    case 'subTable':
      if (field.fields.length === 0) return [t('problem.noColumns', { name })]
      return field.fields.flatMap((column) => fieldProblems(column, t))
    case 'number':
    case 'money':
      return field.min !== undefined && field.max !== undefined && field.min > field.max
        ? [t('problem.range', { name })]
        : []
    default:
      return []
  }
}
