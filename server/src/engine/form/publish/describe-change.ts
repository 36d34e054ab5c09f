import { typeOf } from '@sluice/form'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { fieldColumn } from '../table-name.ts'
import {
  type ChangeEffect,
  effectsOfAdding,
  effectsOfArchiving,
  effectsOfChoices,
  effectsOfConverting,
  effectsOfRequiring,
  effectsOfUnique,
} from './change-effect.ts'
import { conversionImpact } from './conversion-impact.ts'
import { conversionWay } from './convert.ts'
import { duplicateImpact, type RowImpact } from './failing-rows.ts'
import type { Loss } from './loss.ts'
import type { ConstraintChange, Conversion, SchemaChange } from './plan-changes.ts'

/** A change as a designer reads it before publishing. */
export interface ChangeDescription {
  kind: SchemaChange['kind']
  fieldId: string
  zh: string
  en: string
  /** What it does to which rows. */
  effects?: ChangeEffect[]
  /** Records it cannot be done for, the first twenty. */
  rowsThatFail?: { recordId: string; value: unknown }[]
  failing?: number
  /** `convert`: there is no way between the two types. */
  impossible?: boolean
  /** `convert`: what values lose. */
  losses?: Loss[]
  /** `convert`: how the values are understood, where that was not plain. */
  decided?: Text[]
}

/** Says what a change does and counts the records it touches. */
export async function describeChange(
  context: OperationContext,
  form: LoadedForm,
  change: SchemaChange,
): Promise<ChangeDescription> {
  const { transaction } = context
  const { field, parent } = change
  const name = parent ? `${parent.name} / ${field.name}` : field.name
  const fieldId = parent ? `${parent.id}.${field.id}` : field.id
  switch (change.kind) {
    case 'add':
      return change.restored
        ? {
            kind: 'add',
            fieldId,
            zh: `恢复字段“${name}”及其原有数据`,
            en: `Bring back the field "${name}" with its values`,
            effects: await effectsOfAdding({ transaction, form }, change),
          }
        : {
            kind: 'add',
            fieldId,
            zh: `新增字段“${name}”`,
            en: `Add the field "${name}"`,
            effects: await effectsOfAdding({ transaction, form }, change),
          }
    case 'rename':
      return {
        kind: 'rename',
        fieldId,
        zh: `“${change.before.name}”改名为“${name}”，值不变`,
        en: `Rename "${change.before.name}" to "${name}"; values stay`,
      }
    case 'archive':
      return {
        kind: 'archive',
        fieldId,
        zh: `归档字段“${name}”，数据保留，可随时恢复`,
        en: `Archive the field "${name}"; its values are kept and can be brought back`,
        effects: await effectsOfArchiving({ transaction, form }, change),
      }
    case 'convert':
      return { fieldId, ...(await describeConversion(context, form, change, name)) }
    case 'constraint':
      return { fieldId, ...(await describeConstraint(transaction, form, change, name)) }
    default:
      return change satisfies never
  }
}

async function describeConversion(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
  name: string,
): Promise<Omit<ChangeDescription, 'fieldId'>> {
  const [from, to] = [typeOf(change.before).name, typeOf(change.field).name]
  const text = { zh: `“${name}”由${from.zh}改为${to.zh}`, en: `Turn "${name}" from ${from.en} into ${to.en}` }
  const impact = await conversionImpact(context, form, change, 'forget')
  if (!impact) {
    return {
      kind: 'convert',
      zh: `${text.zh}：不能转换，请新建一个字段`,
      en: `${text.en}: not possible, add a new field instead`,
      impossible: true,
    }
  }
  const { losses, decided } = impact
  return {
    kind: 'convert',
    ...text,
    ...failures(impact),
    effects: effectsOfConverting(change, impact),
    ...(losses.length > 0 ? { losses } : {}),
    ...(decided.length > 0 ? { decided } : {}),
  }
}

function failures({ failing, samples }: RowImpact) {
  return failing > 0 ? { failing, rowsThatFail: samples } : {}
}

/** Whether the change makes a field unique that was not. */
export function becomesUnique(change: SchemaChange): boolean {
  const { field } = change
  if (change.parent || !('unique' in field) || !field.unique) return false
  if (change.kind === 'constraint') return change.what.includes('unique')
  if (change.kind === 'add') return change.restored
  return change.kind === 'convert'
}

/** SQL of the value as it will be after the change. */
export function valueAfter(form: LoadedForm, change: SchemaChange): string {
  const column = fieldColumn(change.field.id)
  return change.kind === 'convert' ? (conversionWay(form, change)?.sql ?? column) : column
}

async function describeConstraint(
  transaction: OperationContext['transaction'],
  form: LoadedForm,
  change: Extract<SchemaChange, { kind: 'constraint' }>,
  name: string,
): Promise<Omit<ChangeDescription, 'fieldId'>> {
  const parts: Text[] = change.what.map((what) => constraintText(what, change.field))
  const text = {
    kind: 'constraint' as const,
    zh: `“${name}”：${parts.map(({ zh }) => zh).join('，')}`,
    en: `"${name}": ${parts.map(({ en }) => en).join(', ')}`,
  }
  const counting = { transaction, form }
  const duplicates = becomesUnique(change)
    ? await duplicateImpact(transaction, form, change, valueAfter(form, change))
    : undefined
  const requires = change.what.includes('required') && change.field.required
  return {
    ...text,
    ...(duplicates ? failures(duplicates) : {}),
    effects: [
      ...(duplicates ? effectsOfUnique(duplicates) : []),
      ...(requires ? await effectsOfRequiring(counting, change) : []),
      ...(await effectsOfChoices(counting, change)),
    ],
  }
}

function constraintText(what: ConstraintChange, field: AnyField): Text {
  const unique = 'unique' in field && field.unique
  switch (what) {
    case 'required':
      return field.required
        ? { zh: '设为必填', en: 'required' }
        : { zh: '取消必填', en: 'no longer required' }
    case 'unique':
      return unique ? { zh: '值不能重复', en: 'unique' } : { zh: '允许重复', en: 'no longer unique' }
    case 'indexed':
      return field.indexed === false ? { zh: '取消索引', en: 'no index' } : { zh: '建立索引', en: 'indexed' }
    case 'choices':
      return { zh: '修改选项', en: 'choices changed' }
    case 'other':
      return { zh: '修改设置，已有的值不变', en: 'settings changed, values stay' }
    default:
      return what satisfies never
  }
}
