import type { FieldAccess, RecordValues, RecordView } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { checkNewValues, type ValueSetting } from '@sluice/form/check'
import { formulaEngine } from '@sluice/form/engine'
import { invalidInput, newId } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import {
  type FieldAccessMap,
  fieldAccessOf,
  requireFormPermission,
  resourceOf,
} from '../access/form-access.ts'
import { formNotPublished } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { patternMatcher } from '../pattern-matcher.ts'
import { asKept } from '../storage.ts'
import { checkReferences } from './check-references.ts'
import { insertRecord } from './insert-record.ts'
import type { RecordFlow } from './record-hook.ts'
import { recordTitle } from './record-title.ts'
import { translateRecordError } from './translate-record-error.ts'
import { writeStages } from './write-stages.ts'

export interface CreateOptions {
  /** Rights a flow's node gives; absent: the actor's own by the policy. */
  fieldAccess?: Readonly<Record<string, FieldAccess>>
  /** Flow that starts with the record. */
  flow?: RecordFlow
}

/**
 * Adds a record: permission, rights on fields, every rule of the fields, automatic numbers, history and event.
 * Checks that need the database travel together with the insert.
 * @param input values by field id, as on the wire; absent fields get their default
 * @returns the record with every field (the writer's own input, so nothing is masked)
 * @throws forbidden; formNotPublished; invalidInput naming every wrong value (`values.<fieldId>`)
 */
export async function createRecord(
  context: OperationContext,
  form: LoadedForm,
  input: RecordValues,
  options: CreateOptions = {},
): Promise<RecordView> {
  if (form.version === 0) throw formNotPublished({ form: form.name })
  const access = await createAccess(context, form, options)
  const setting = await valueSetting(context, form, access)
  const { values, check } = checkNewValues(form, input, setting)
  if (check.problems.length > 0) {
    const problems = [...check.problems, ...(await checkReferences(context, check.references))]
    throw invalidInput({ count: problems.length }, problems)
  }
  const checked = asKept(form.fields, values)
  const id = newId()
  const row = { id, values: checked }
  const vouched = options.fieldAccess !== undefined
  const write = { form, act: 'create' as const, rows: [row], vouched, imported: false }
  const { ownerDepartmentId } = await writeStages(context, write, {
    check: () => checkReferences(context, check.references),
    store: async () => {
      const inserted = await insertRecord(context, form, id, checked, options.flow)
      row.values = { ...checked, ...inserted.numbers }
      return inserted
    },
    refusal: async (error) =>
      translateRecordError(context, form, checked, error, await namedAccess(context, form, options)),
  })
  return viewOf(context, form, { id, ownerDepartmentId, values: row.values, flow: options.flow })
}

async function createAccess(
  context: OperationContext,
  form: LoadedForm,
  { fieldAccess }: CreateOptions,
): Promise<FieldAccessMap> {
  await requireFormPermission(context, form, 'record.create')
  return fieldAccess ?? fieldAccessOf(await context.policy(), form, 'record.create')
}

/**
 * Rights by which a value that is taken is named. Who fills in a form without reading its records hears of what they wrote
 * themselves; from who reads them some fields are hidden on purpose.
 */
export async function namedAccess(
  context: OperationContext,
  form: LoadedForm,
  { fieldAccess }: Pick<CreateOptions, 'fieldAccess'> = {},
): Promise<FieldAccessMap | undefined> {
  if (fieldAccess) return fieldAccess
  const policy = await context.policy()
  return policy.decide('record.read', resourceOf(form)).allowed
    ? fieldAccessOf(policy, form, 'record.read')
    : undefined
}

/** What defaults of a form's fields depend on; the department is looked up only for a form that asks for it. */
export async function valueSetting(
  context: OperationContext,
  form: LoadedForm,
  access: FieldAccessMap,
): Promise<ValueSetting> {
  const memberId = context.actor.kind === 'member' ? context.actor.memberId : null
  const asksDepartment =
    asksWho(form) ||
    form.definition.fields.some(
      (field) => typeOf(field).names === 'departments' && 'default' in field && field.default,
    )
  let departmentId: string | null = null
  let organizationId: string | null = null
  if (memberId && asksDepartment) {
    const { rows } = await context.transaction.query<{ own: string | null; top: string | null }>(
      `select m.department_id as own, d.id as top from member m
       left join (department_closure c join department d
         on d.tenant_id = c.tenant_id and d.id = c.ancestor_id and d.parent_id is null)
       on c.tenant_id = m.tenant_id and c.descendant_id = m.department_id
       where m.tenant_id = $1 and m.id = $2`,
      [context.tenantId, memberId],
      'writer-departments',
    )
    departmentId = rows[0]?.own ?? null
    organizationId = rows[0]?.top ?? null
  }
  const now = context.clock.now()
  const person = { memberId, departmentId, organizationId }
  return { access, now, timeZone: form.timeZone, ...person, matcher: patternMatcher, engine: formulaEngine }
}

const asking = new WeakMap<LoadedForm, boolean>()

/** Whether a rule or a default by formula may ask for the department of whoever writes. */
function asksWho(form: LoadedForm): boolean {
  let asks = asking.get(form)
  if (asks === undefined) {
    const { rules, checks, fields } = form.definition
    const formulas = fields.map(({ defaultFormula }) => defaultFormula)
    asks = /isMe|department|部门/i.test(JSON.stringify([rules, checks, formulas]))
    asking.set(form, asks)
  }
  return asks
}

interface MadeRecord {
  id: string
  ownerDepartmentId: string | null
  values: RecordValues
  flow: RecordFlow | undefined
}

function viewOf(
  context: OperationContext,
  form: LoadedForm,
  { id, ownerDepartmentId, values, flow }: MadeRecord,
): RecordView {
  const by = actorId(context.actor)
  const now = context.clock.now().toISOString()
  return {
    id,
    formId: form.id,
    version: 1,
    title: recordTitle(form, id, (field) => values[field.id], undefined),
    values,
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    ownerDepartmentId,
    flowState: flow?.state ?? null,
    flowInstanceId: flow?.instanceId ?? null,
  }
}
