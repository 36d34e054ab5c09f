import type { FilterCondition } from '@sluice/contract'
import type { FieldError, Text } from '../../../kernel/index.ts'

/** Thrown inside the compiler; the caller adds the place. */
export class ConditionProblem {
  readonly code: string
  readonly message: Text
  readonly params: Record<string, unknown>
  constructor(code: string, message: Text, params: Record<string, unknown>) {
    this.code = code
    this.message = message
    this.params = params
  }
}

export function noSuchField(field: string): ConditionProblem {
  return new ConditionProblem(
    'unknownField',
    {
      zh: '筛选用到的字段已不存在，或您无权查看它。',
      en: 'A field to filter by is not there any more, or you may not see it.',
    },
    { id: field },
  )
}

export function operatorDoesNotFit(name: string, op: FilterCondition['op']): ConditionProblem {
  return new ConditionProblem(
    'wrongOperator',
    { zh: '“{name}”不能用这种条件筛选。', en: '"{name}" cannot be filtered by such a condition.' },
    { name, op },
  )
}

export function valueDoesNotFit(name: string, expected: Text): ConditionProblem {
  return new ConditionProblem(
    'wrongValue',
    {
      zh: `“{name}”的筛选值应为${expected.zh}。`,
      en: `The filter value of "{name}" must be ${expected.en}.`,
    },
    { name },
  )
}

export function toFieldError(problem: ConditionProblem, path: string): FieldError {
  return { field: path, code: problem.code, message: problem.message, params: problem.params }
}
