import type { Field, Filter, RecordValues } from '@sluice/contract'
import { checkNewValues } from '@sluice/form'
import { z } from 'zod'
import { invalidInput } from '../../kernel/index.ts'
import {
  type ActionOperation,
  mayCall,
  type OperationContext,
  validateInput,
} from '../../platform/operation/index.ts'
import { type LoadedForm, recordsThat } from '../form/index.ts'
import { noSuchAction } from './errors.ts'
import { questionsOf } from './questions.ts'

/** An action on the records of one form, in the words of one language. */
export interface BoundAction {
  /** Id of the operation. */
  id: string
  operation: ActionOperation
  name: string
  when: Filter | undefined
  /** What is asked for before it acts. */
  fields: Field[]
  /** What a screen needs to offer it. */
  shown: ShownAction
  /** The input of the operation for one record. */
  inputFor(recordId: string, given: RecordValues): Record<string, unknown>
  /** Of records the actor sees, those on which they may do it. */
  may(context: OperationContext, recordIds: readonly string[]): Promise<readonly string[]>
}

export interface ShownAction {
  id: string
  name: string
  icon: string
  danger: boolean
  confirm: string | null
  fields: Field[]
  single: boolean
  tells: { part: string; name: string; help: string | null }[]
  direct: { operation: string; record: string; input: Record<string, unknown>; parts: Record<string, string> }
}

/** The actions on records of a form. */
export function actionsOf(context: OperationContext, form: LoadedForm): BoundAction[] {
  const { actions } = context.services
  if (form.system) return actions.on(form.system.code).map((operation) => bind(context, form, operation))
  return actions
    .on('records')
    .filter(({ action }) => action.standard)
    .map((operation) => bind(context, form, operation))
}

/** @throws noSuchAction */
export function findAction(context: OperationContext, form: LoadedForm, id: string): BoundAction {
  const found = actionsOf(context, form).find((action) => action.id === id)
  if (!found) throw noSuchAction()
  return found
}

function bind(
  { locale }: Pick<OperationContext, 'locale'>,
  form: LoadedForm,
  operation: ActionOperation,
): BoundAction {
  const { action } = operation
  const questions = questionsOf(operation, locale)
  const inputFor = (recordId: string, given: RecordValues): Record<string, unknown> => {
    const parts = questions.flatMap(({ part, field: { id } }) => {
      const value = given[id]
      return value === undefined || value === null ? [] : [[part, value] as const]
    })
    return {
      ...(form.system ? {} : { formId: form.id }),
      [action.record]: takesList(operation) ? [recordId] : recordId,
      ...Object.fromEntries(parts),
      ...(action.values ? { [action.values]: {} } : {}),
    }
  }
  const fields = questions.map(({ field }) => field)
  const { [action.record]: _record, ...rest } = inputFor(anyRecord, {})
  return {
    id: operation.id,
    operation,
    name: action.name[locale],
    when: action.when?.filter,
    fields,
    inputFor,
    shown: {
      id: operation.id,
      name: action.name[locale],
      icon: action.icon,
      danger: action.danger ?? false,
      confirm: action.confirm?.[locale] ?? null,
      fields,
      single: action.single ?? false,
      tells: Object.entries(action.tells ?? {}).map(([part, { name, help }]) => ({
        part,
        name: name[locale],
        help: help?.[locale] ?? null,
      })),
      direct: {
        operation: operation.id,
        record: action.record,
        input: rest,
        parts: Object.fromEntries(questions.map(({ part, field }) => [field.id, part])),
      },
    },
    may: async (context, recordIds) => {
      const called = await Promise.all(recordIds.map((id) => mayCall(operation, context, inputFor(id, {}))))
      const open = recordIds.filter((_, index) => called[index])
      return action.may && open.length > 0 ? action.may(context, open, form.id) : open
    },
  }
}

function takesList({ action, input }: ActionOperation): boolean {
  return input.shape[action.record] instanceof z.ZodArray
}

/**
 * Checks what was filled in, by the fields that asked for it and by the schema of the operation.
 * @throws invalidInput naming what is wrong, as `input.<field>`
 */
export function requireGiven(
  { clock }: OperationContext,
  { timeZone }: LoadedForm,
  action: BoundAction,
  given: RecordValues,
): void {
  const fields = new Map(action.fields.map((field) => [field.id, field]))
  const { check } = checkNewValues({ fields }, given, {
    now: clock.now(),
    timeZone,
    memberId: null,
    departmentId: null,
    path: 'input',
  })
  if (check.problems.length > 0) throw invalidInput({ count: check.problems.length }, check.problems)
  validateInput(action.operation.input, action.inputFor(anyRecord, given))
}

/** An id for trying an input out. */
const anyRecord = '00000000-0000-4000-8000-000000000000'

/** Of the given records those on which the actor sees the button. */
export async function fittingRecords(
  context: OperationContext,
  form: LoadedForm,
  { when, may }: BoundAction,
  visible: readonly string[],
): Promise<readonly string[]> {
  const open = await may(context, visible)
  return when && open.length > 0 ? recordsThat(context, form, open, { filter: when }) : open
}
