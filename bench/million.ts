import pg from 'pg'
import { tenantSchema } from '../server/src/database/index.ts'
import type { BenchCompany } from './company.ts'

const million = 1_000_000
/** Countries that are asked for, of 21. */
export const countries = ['Germany', 'France', 'Brazil', 'Italy', 'Spain'] as const

/** The table of a form's records, for bare SQL. */
export const tableOf = (tenantId: string, formId: string) =>
  `${tenantSchema(tenantId)}.form_${formId.replaceAll('-', '')}`

/** A form of its own with a million orders, made by SQL: loading is not what is measured here. */
export async function loadMillion(company: BenchCompany, databaseUrl: string): Promise<string> {
  const { call, boss, appId, tenantId } = company
  const { id: formId } = await call(boss, 'form.create', { appId, name: 'Million' })
  const choices = Array.from({ length: 21 }, (_, index) => countries[index] ?? `Country ${index}`)
  const definition = {
    titleFieldId: 'name',
    fields: [
      { id: 'name', name: 'Name', type: 'text' },
      {
        id: 'country',
        name: 'Country',
        type: 'singleChoice',
        choices: choices.map((value) => ({ value, label: value })),
      },
      { id: 'ordered', name: 'Ordered', type: 'date' },
      { id: 'freight', name: 'Freight', type: 'money', currency: 'CNY' },
    ],
  }
  await call(boss, 'form.saveDraft', { formId, baseVersion: 0, definition })
  await call(boss, 'form.publish', { formId })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const table = tableOf(tenantId, formId)
  const owner = boss.kind === 'member' ? boss.memberId : null
  try {
    await client.query('set statement_timeout = 0')
    await client.query(
      `insert into ${table} (id, created_at, created_by, updated_at, updated_by, f_name, f_country, f_ordered, f_freight)
       select gen_random_uuid(), now() - i * interval '1 minute', $1, now(), $1, 'Order ' || i, ($2::text[])[1 + i % 21],
         date '2020-01-01' + (i * 7919::bigint % 2000)::int, i * 7907::bigint % 100000
       from generate_series(1, ${million}) as i`,
      [owner, choices],
    )
    await client.query(`vacuum (analyze) ${table}`)
  } finally {
    await client.end()
  }
  return formId
}

/** Waits for the index that the server makes for a list it sees used often. */
export async function untilIndexed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let turn = 0; turn < 300; turn++) {
      const { rows } = await client.query(
        `select from pgboss.job where name = 'form.index-list' and state = 'completed'`,
      )
      if (rows.length > 0) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await client.end()
  }
  throw new Error('The list that is used often got no index')
}
