import type { ProblemError } from '@sluice/contract'
import type { FormInstance } from 'antd'

type FieldName = string | number

/** `fields.2.name` as antd Form names it: `['fields', 2, 'name']`. */
export function fieldName(path: string): FieldName[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/**
 * Shows the field errors of a problem beside the fields of an antd form and moves to the first.
 * @param rename server path → form path, where they differ
 * @returns the errors for which the form has no field; show them in a `ProblemAlert`
 */
export function showFieldErrors(
  form: FormInstance,
  problem: ProblemError,
  rename: (path: string) => string = (path) => path,
): ProblemError['errors'] {
  const known = new Set(Object.keys(flatten(form.getFieldsValue(true))))
  for (const { name } of form.getFieldsError()) known.add(name.join('.'))
  const [shown, rest] = partition(problem.errors, (error) => known.has(rename(error.field)))
  form.setFields(
    shown.map((error) => ({
      name: fieldName(rename(error.field)),
      errors: [error.suggestion ? `${error.message} ${error.suggestion}` : error.message],
    })),
  )
  if (shown[0]) form.scrollToField(fieldName(rename(shown[0].field)), { focus: true, block: 'center' })
  return rest
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = []
  const no: T[] = []
  for (const item of items) (test(item) ? yes : no).push(item)
  return [yes, no]
}

function flatten(value: unknown, path = ''): Record<string, true> {
  if (typeof value !== 'object' || value === null) return path ? { [path]: true } : {}
  const own: Record<string, true> = path ? { [path]: true } : {}
  return Object.assign(
    own,
    ...Object.entries(value).map(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key)),
  )
}
