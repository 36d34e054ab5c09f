import { type Check, isId, report, reportType } from './check.ts'
import { writeList } from './format.ts'
import { itemsOf, type TextSetting } from './pure-part.ts'
import type { Text } from './text.ts'
import type { FieldValue } from './value.ts'

interface Named {
  name: string
}

/** More members or departments in one value than any list can show. */
const largestList = 500

/** Checks one id. @returns null when it is none */
export function checkId(field: Named, value: unknown, path: string, check: Check): string | null {
  if (isId(value)) return value
  reportType(check, field, path, 'id')
  return null
}

/** Checks a list of ids, each there once. @returns null when it is none or empty */
export function checkIds(
  field: Named,
  value: unknown,
  path: string,
  check: Check,
  max = largestList,
): string[] | null {
  if (!Array.isArray(value) || !value.every(isId)) {
    reportType(check, field, path, 'ids')
    return null
  }
  if (value.length === 0) return null
  if (value.length > max) {
    report(check, field, path, 'tooMany', { max, count: value.length })
    return null
  }
  const ids = value as string[]
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated) report(check, field, path, 'repeated', { value: repeated })
  return ids
}

/** Checks one id, or a list where the field takes several, and notes what they name. */
export function checkPeople(
  field: Named & { multiple?: boolean | undefined },
  value: unknown,
  path: string,
  check: Check,
  of: 'members' | 'departments' | 'roles',
): string | string[] | null {
  if (value === '') return null
  const noted = check.references[of]
  const ids = field.multiple ? checkIds(field, value, path, check) : checkId(field, value, path, check)
  for (const id of itemsOf(ids)) noted.push({ id, path, name: field.name })
  return ids
}

/** Ids by their names. */
export function writeNames(
  value: FieldValue,
  names: Readonly<Record<string, string>>,
  unknown: Text,
  setting: TextSetting,
): string {
  return writeList(
    itemsOf(value).map((id) => names[id] ?? unknown[setting.locale]),
    setting,
  )
}
