import type { ColumnField, Field, FormDefinition } from '@sluice/contract'
import { fillText, hasRows, settingTexts, typeOf } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'
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
    const problems = fieldProblems(field).map(say)
    if (field.name.trim() === '') problems.push(say(t('problem.noName')))
    else if ((names.get(field.name.trim()) ?? 0) > 1)
      problems.push(say(t('problem.sameName', { name: field.name })))
    return problems
  })
}

function fieldProblems(field: Field | ColumnField): string[] {
  const problems: string[] = []
  const language = currentLanguage()
  typeOf(field).checkSettings?.(
    field,
    (_, code, params) =>
      problems.push(fillText(settingTexts[code][language], { name: field.name, ...params })),
    undefined,
  )
  return hasRows(field) ? [...problems, ...field.fields.flatMap(fieldProblems)] : problems
}
