import type { FieldRight, FieldRules } from './model.ts'

/** Field rights from weakest to strongest. */
export const FIELD_RIGHTS: readonly FieldRight[] = ['hidden', 'masked', 'read', 'edit']

const STRENGTH: Record<FieldRight, number> = { hidden: 0, masked: 1, read: 2, edit: 3 }

/** Last words of permissions that look and never change. */
const READING_VERBS = new Set(['read', 'export', 'print', 'search', 'list'])

export function strongerRight(left: FieldRight, right: FieldRight): FieldRight {
  return STRENGTH[left] >= STRENGTH[right] ? left : right
}

export function weakerRight(left: FieldRight, right: FieldRight): FieldRight {
  return STRENGTH[left] <= STRENGTH[right] ? left : right
}

/** Whether `right` allows at least what `needed` allows. */
export function rightReaches(right: FieldRight, needed: FieldRight): boolean {
  return STRENGTH[right] >= STRENGTH[needed]
}

/** The most a permission can give on a field: who may read cannot write by that. */
export function fieldCeiling(permission: string): FieldRight {
  return READING_VERBS.has(permission.slice(permission.lastIndexOf('.') + 1)) ? 'read' : 'edit'
}

/** The right that one grant's rules give on one field. */
export function ruleRight(rules: FieldRules | undefined, fieldId: string): FieldRight {
  if (!rules) return 'edit'
  return Object.hasOwn(rules.fields, fieldId) ? rules.fields[fieldId]! : rules.other
}
