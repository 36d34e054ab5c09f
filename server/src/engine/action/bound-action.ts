import type { Field, Filter, FormAction, RecordValues } from '@sluice/contract'
import { checkNewValues } from '@sluice/form/check'
import { z } from 'zod'
import { invalidInput } from '../../kernel/index.ts'
import {
  type ActionOperation,
  mayCall,
  type OperationContext,
  validateInput,
} from '../../platform/operation/index.ts'
import { holdsRole } from '../../platform/permission/index.ts'
import { type LoadedForm, recordsThat } from '../form/index.ts'
import { noSuchAction, notFitting, notOffered } from './errors.ts'
import { lockForAction } from './lock-for-action.ts'
import { questionsOf } from './questions.ts'

/** An action on the records of one form, in the words of one language. */
export interface BoundAction {
  /** Id of the operation, or of the button that a designer made. */
  id: string
  operation: ActionOperation
  name: string
  when: Filter | undefined
  /** Roles that see it; undefined: everybody. */
  roleIds: readonly string[] | undefined
  /** What is asked for before it acts. */
  fields: Field[]
  /** What a screen needs to offer it. */
  shown: ShownAction
  /** The input of the operation for one record. */
  inputFor(recordId: string, given: RecordValues): Record<string, unknown>
  /** Those records on which the actor may do it. @param visible of the given ones, those the actor sees */
  may(
    context: OperationContext,
    recordIds: readonly string[],
    visible: readonly string[],
  ): Promise<readonly string[]>
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
  direct: {
    operation: string
    record: string
    input: Record<string, unknown>
    parts: Record<string, string>
    under: string | null
  }
}

/** The actions on records of a form: those of a system form, or the standard ones and those its designer made. */
export function actionsOf(context: OperationContext, form: LoadedForm): BoundAction[] {
  const { actions } = context.services
  if (form.system) return actions.on(form.system.code).map((operation) => bind(context, form, operation))
  const standard = actions
    .on('records')
    .filter(({ action }) => action.standard)
    .map((operation) => bind(context, form, operation))
  const designed = (form.definition.actions ?? []).flatMap((designed) => {
    // An operation of another release may be no more.
    const operation = actions.get(designed.operation)
    return operation?.action.on === 'records' ? [bindDesigned(context, form, operation, designed)] : []
  })
  return [...standard, ...designed]
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
    roleIds: undefined,
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
        under: null,
      },
    },
    may: async (context, recordIds, visible) => {
      if (action.may) return action.may(context, recordIds, form.id)
      const called = await Promise.all(visible.map((id) => mayCall(operation, context, inputFor(id, {}))))
      return visible.filter((_, index) => called[index])
    },
  }
}

/** A button that a designer made of an operation: its name, what it sets and asks, for which records and roles. */
function bindDesigned(
  context: OperationContext,
  form: LoadedForm,
  operation: ActionOperation,
  designed: FormAction,
): BoundAction {
  const bound = bind(context, form, operation)
  const { values: valuesPart } = operation.action
  const asked = (designed.asks ?? []).flatMap((id) => form.fields.get(id) ?? [])
  const fields = valuesPart ? asked : bound.fields
  const { id, name, danger = false, confirm = null, when, roleIds } = designed
  return {
    ...bound,
    id,
    name,
    when: when && bound.when ? { all: [bound.when, when] } : (when ?? bound.when),
    roleIds,
    fields,
    shown: {
      ...bound.shown,
      id,
      name,
      danger: danger || bound.shown.danger,
      confirm: confirm ?? bound.shown.confirm,
      fields,
      direct: {
        operation: 'action.act',
        record: 'recordId',
        input: { formId: form.id, action: id },
        parts: Object.fromEntries(fields.map((field) => [field.id, field.id])),
        under: 'input',
      },
    },
    inputFor: (recordId, given) =>
      valuesPart
        ? { ...bound.inputFor(recordId, {}), [valuesPart]: { ...designed.values, ...given } }
        : bound.inputFor(recordId, given),
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
  action: BoundAction,
  { given, visible }: { given: readonly string[]; visible: readonly string[] },
): Promise<readonly string[]> {
  if (!(await isOffered(context, action))) return []
  const open = await action.may(context, given, visible)
  const { when } = action
  return when && open.length > 0 ? recordsThat(context, form, open, { filter: when }) : open
}

/** Whether a button is for the roles of the actor. */
async function isOffered({ actor, transaction, tenantId }: OperationContext, { roleIds }: BoundAction) {
  if (!roleIds || actor.kind !== 'member') return true
  return holdsRole(transaction, { tenantId, memberId: actor.memberId, roleIds })
}

/**
 * Checks of a button that a designer made what its operation does not know: its roles, and the records it is for; those
 * stay as they are until the transaction ends. Others are checked by their operation.
 * @throws notOffered; notFitting
 */
export async function requireOffered(
  context: OperationContext,
  form: LoadedForm,
  action: BoundAction,
  recordId: string,
): Promise<void> {
  if (form.system) return
  const { name, when } = action
  if (!(await isOffered(context, action))) throw notOffered({ act: name })
  if (!when) return
  await lockForAction(context, form, recordId)
  const [exists, fits] = await Promise.all([
    recordsThat(context, form, [recordId], {}),
    recordsThat(context, form, [recordId], { filter: when }),
  ])
  // An unknown record is left to the operation, which says so in its own words.
  if (exists.length > 0 && fits.length === 0) throw notFitting({ act: name, actEnglish: name })
}
