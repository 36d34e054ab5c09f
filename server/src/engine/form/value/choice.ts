import type { Choice, FieldOf } from '@sluice/contract'
import type { Text } from '../../../kernel/index.ts'
import { type Check, report, reportType } from './check.ts'

type ChoiceField = FieldOf<'singleChoice'> | FieldOf<'multipleChoice'>

const valuesOf = new WeakMap<readonly Choice[], Set<string>>()

function choiceValues(field: ChoiceField): Set<string> {
  let values = valuesOf.get(field.choices)
  if (!values) {
    values = new Set(field.choices.map(({ value }) => value))
    valuesOf.set(field.choices, values)
  }
  return values
}

/** Choices to name in an error: all when few, else the first. */
function suggestionOf(field: ChoiceField): Text {
  const labels = field.choices.slice(0, 8).map(({ label }) => label)
  const more = field.choices.length > labels.length ? '…' : ''
  return { zh: `可选：${labels.join('、')}${more}`, en: `Choices: ${labels.join(', ')}${more}` }
}

export function checkSingleChoice(
  field: FieldOf<'singleChoice'>,
  value: unknown,
  path: string,
  check: Check,
): string | null {
  if (value === '') return null
  if (typeof value !== 'string') {
    reportType(check, field, path, 'choice')
    return null
  }
  if (!choiceValues(field).has(value))
    report(check, field, path, 'noSuchChoice', { value }, suggestionOf(field))
  return value
}

export function checkMultipleChoice(
  field: FieldOf<'multipleChoice'>,
  value: unknown,
  path: string,
  check: Check,
): string[] | null {
  if (!Array.isArray(value)) {
    reportType(check, field, path, 'choices')
    return null
  }
  if (value.length === 0) return null
  const known = choiceValues(field)
  const seen = new Set<unknown>()
  for (const item of value as unknown[]) {
    if (typeof item !== 'string' || !known.has(item)) {
      report(check, field, path, 'noSuchChoice', { value: item }, suggestionOf(field))
    } else if (seen.has(item)) report(check, field, path, 'repeated', { value: item })
    seen.add(item)
  }
  return value as string[]
}
