import { nameText } from '@sluice/form'
import { z } from 'zod'
import { definePackagePart, type SettingNames, tellSettings } from '../../package/index.ts'
import { aggregateDefinitionSchema } from '../aggregate-table/definition.ts'
import { changeAggregates } from '../packaging/change-aggregates.ts'

const packagedAggregateSchema = z.object({
  id: z.uuid(),
  name: nameText(100),
  definition: aggregateDefinitionSchema,
})
type PackagedAggregate = z.infer<typeof packagedAggregateSchema>

const settings: SettingNames<PackagedAggregate> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  definition: { zh: '设置', en: 'Settings' },
}

/** Aggregate tables of an app; their amounts are counted from its records. */
export const packagedAggregates = definePackagePart<PackagedAggregate[]>({
  key: 'aggregates',
  // Behind the records, which nothing refuses while they are made.
  order: 200,
  kind: 'definition',
  tables: {
    aggregate_table: {
      tenant_id: 'made anew',
      id: 'carried',
      app_id: 'carried',
      name: 'carried',
      definition: 'carried',
      form_ids: 'made anew',
      created_at: 'made anew',
      created_by: 'made anew',
      updated_at: 'made anew',
    },
  },
  schema: z.array(packagedAggregateSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<PackagedAggregate>(
      `select t.id, t.name, t.definition from aggregate_table t
       where t.tenant_id = $1 and t.app_id = $2 and not exists (
         select from form f where f.tenant_id = $1 and f.id = any(t.form_ids) and f.deleted_at is not null)
       order by t.id`,
      [tenantId, appId],
      'package-aggregates',
    )
    return rows
  },
  own: (tables) => tables.map(({ id }) => ({ id })),
  names: (tables) => tables.map(({ name }) => name),
  write: async (context, tables, { appId, ids }) => {
    await changeAggregates(context, { appId, now: [], next: ids.rename(tables) })
    return []
  },
  pieces: {
    unordered: true,
    split: (tables) =>
      tables.map((table) => ({
        key: `aggregates/${table.id}`,
        kind: 'aggregate',
        title: { zh: `聚合表“${table.name}”`, en: `aggregate table "${table.name}"` },
        value: table,
        children: [],
      })),
    join: (pieces, soFar) => {
      const forms = new Set(((soFar.get('forms') ?? []) as { id: string }[]).map(({ id }) => id))
      return pieces
        .map(({ value }) => value as PackagedAggregate)
        .filter(({ definition }) => definition.sources.every(({ formId }) => forms.has(formId)))
    },
    tell: (_context, _piece, before, after) =>
      tellSettings(settings, before as PackagedAggregate, after as PackagedAggregate),
    change: async (context, change) => {
      await changeAggregates(context, change)
      return []
    },
  },
})
