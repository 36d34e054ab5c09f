import type { useText } from './texts.ts'

const known = {
  'other-resource': 'explain.reason.otherPlace',
  'grant-not-started': 'explain.reason.notStarted',
  'assignment-not-started': 'explain.reason.notStarted',
  'grant-ended': 'explain.reason.ended',
  'assignment-ended': 'explain.reason.ended',
  'outside-time-window': 'explain.reason.time',
  'outside-ip-range': 'explain.reason.network',
  'person-condition-not-met': 'explain.reason.condition',
  'condition-unreadable': 'explain.reason.condition',
} as const

/** Why a rule did not help, in words; what is not known by name is a condition that does not hold. */
export function refusalWords(code: string, t: ReturnType<typeof useText>): string {
  return t(known[code as keyof typeof known] ?? 'explain.reason.condition')
}
