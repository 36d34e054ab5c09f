import { fillText, SluiceError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { DataEffect, PartChange } from '../../package/index.ts'
import { readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { checkDefinition } from '../publish/check-definition.ts'
import { describeChange } from '../publish/describe-change.ts'
import { planChanges, sameDefinition } from '../publish/plan-changes.ts'
import { usesOfArchived } from '../publish/uses-of-fields.ts'
import type { PackagedForm } from './packaged-form.ts'

/** What changing the forms of an app does to their records, as a publish would tell it. */
export async function formEffects(
  context: OperationContext,
  { now, next }: PartChange<PackagedForm[]>,
): Promise<DataEffect[]> {
  const after = new Map(next.map((form) => [form.id, form]))
  const effects: DataEffect[] = []
  for (const { id, definition } of now) {
    const form = await readForm(context, id)
    const becomes = after.get(id)
    if (!becomes) effects.push(...(await effectsOfBinning(context, form)))
    else if (becomes.definition && !(definition && sameDefinition(definition, becomes.definition)))
      effects.push(...(await effectsOfPublishing(context, form, becomes.definition, after)))
  }
  return effects
}

async function effectsOfBinning({ transaction }: OperationContext, form: LoadedForm): Promise<DataEffect[]> {
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*)::int as count from ${form.layout.from} where ${form.layout.living}`,
  )
  const count = rows[0]!.count
  return [
    {
      formName: form.name,
      rows: count,
      zh: `表单连同 ${count} 条数据移入回收站，可以恢复；正在进行的流程会终止`,
      en: `The form goes into the recycle bin with ${count} record(s) and can come back; flows that run end`,
    },
  ]
}

async function effectsOfPublishing(
  context: OperationContext,
  form: LoadedForm,
  definition: LoadedForm['definition'],
  coming: ReadonlyMap<string, unknown>,
): Promise<DataEffect[]> {
  const wrong = await problemsOf(context, form, definition, coming)
  if (wrong.length > 0) return wrong
  const { changes } = planChanges(form.storedFields, form.definition, definition)
  const uses = await usesOfArchived(context, form, changes)
  const effects: DataEffect[] = uses.map(({ fieldId, zh, en }) => {
    const name = form.fields.get(fieldId)?.name ?? fieldId
    return {
      formName: form.name,
      rows: 0,
      zh: `${zh}正在使用字段“${name}”`,
      en: `${en} uses the field "${name}"`,
    }
  })
  for (const change of changes) {
    const {
      zh,
      en,
      effects: told = [],
      failing,
      impossible,
      losses = [],
    } = await describeChange(context, form, change)
    if (impossible) effects.push({ formName: form.name, rows: 0, impossible, zh, en })
    for (const effect of told) {
      effects.push({
        formName: form.name,
        rows: effect.rows,
        ...(failing ? { failing } : {}),
        zh: `${zh}：${effect.rows} 条数据${effect.zh}`,
        en: `${en}: ${effect.rows} record(s) ${effect.en}`,
      })
    }
    for (const loss of losses)
      effects.push({
        formName: form.name,
        rows: loss.rows,
        zh: `${zh}：${loss.rows} 个值${loss.zh}`,
        en: `${en}: ${loss.rows} value(s) ${loss.en}`,
      })
  }
  return effects
}

/** What keeps a definition from being published, before it is tried. */
async function problemsOf(
  context: OperationContext,
  form: LoadedForm,
  definition: LoadedForm['definition'],
  coming: ReadonlyMap<string, unknown>,
): Promise<DataEffect[]> {
  try {
    await checkDefinition(context, definition, coming, form)
    return []
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error
    return error.fields.map(({ message, params = {} }) => ({
      formName: form.name,
      rows: 0,
      impossible: true,
      zh: fillText(message.zh, params),
      en: fillText(message.en, params),
    }))
  }
}
