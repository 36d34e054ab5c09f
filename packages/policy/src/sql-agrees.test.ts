import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import { FIELD_RIGHTS, rightReaches } from './field-right.ts'
import type { PolicyRow, SqlTarget } from './model.ts'
import type { RowPredicate } from './row-predicate.ts'
import {
  AT,
  arbitraryPerson,
  arbitraryRows,
  arbitraryRules,
  FIELDS,
  PARENTS,
  PERMISSIONS,
  RESOURCES,
} from './testing/arbitrary-policy.ts'
import { openingGrants, rightByDefinition } from './testing/policy-by-definition.ts'
import { startPostgres, type TestCluster } from './testing/postgres.ts'

let cluster: TestCluster

beforeAll(async () => {
  cluster = await startPostgres()
  await cluster.client.query(`create temporary table record (
    id integer primary key, created_by uuid, owner_department_id uuid, organization_id uuid,
    amount integer, status text, city text)`)
}, 120_000)

afterAll(() => cluster?.stop())

async function store(rows: readonly PolicyRow[]): Promise<void> {
  await cluster.client.query('delete from record')
  await cluster.client.query('insert into record select (json_populate_recordset(null::record, $1)).*', [
    JSON.stringify(rows),
  ])
}

/** Ids of the rows each predicate selects, all asked in one query. */
async function selectAll(predicates: readonly RowPredicate[]): Promise<number[][]> {
  const values: unknown[] = []
  const target: SqlTarget = {
    alias: 'r',
    column: (attribute) => `r."${attribute}"`,
    parameter: (value) => `$${values.push(value)}`,
  }
  const columns = predicates.map(
    (predicate, index) =>
      `array(select r.id from record r where ${predicate.toSql(target)} order by r.id) as p${index}`,
  )
  const { rows } = await cluster.client.query(`select ${columns.join(', ')}`, values)
  return predicates.map((_, index) => rows[0][`p${index}`])
}

const questions = PERMISSIONS.flatMap((permission) =>
  RESOURCES.map((type) => ({ permission, resource: { type, parents: PARENTS[type]! } })),
)
const idsOf = (rows: readonly PolicyRow[]): unknown[] => rows.map(({ id }) => id)

test('[P4.2] SQL, JavaScript and the rules read word by word open the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPerson, arbitraryRules, arbitraryRows, async (person, rules, rows) => {
      const policy = compilePolicy(person, rules, AT)
      await store(rows)
      const predicates = questions.map(({ permission, resource }) =>
        policy.rowPredicate(permission, resource),
      )
      const selected = await selectAll(predicates)
      for (const [index, { permission, resource }] of questions.entries()) {
        const defined = rows.filter(
          (row) => openingGrants(person, rules, permission, resource.type, row).length > 0,
        )
        const predicate = predicates[index]!
        expect(idsOf(rows.filter(predicate.matches))).toEqual(idsOf(defined))
        expect(selected[index]).toEqual(idsOf(defined))
        const decided = rows.filter((row) => policy.decide(permission, { ...resource, row }).allowed)
        expect(idsOf(decided)).toEqual(idsOf(defined))
        expect(policy.decide(permission, resource).rows).toBe(predicate.kind)
        if (predicate.kind !== 'some')
          expect(defined).toHaveLength(predicate.kind === 'all' ? rows.length : 0)
      }
    }),
    { numRuns: 300 },
  )
})

test('[P4.2] field rights agree in SQL, in JavaScript and word by word, and a list never shows more than its rows', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPerson, arbitraryRules, arbitraryRows, async (person, rules, rows) => {
      const policy = compilePolicy(person, rules, AT)
      await store(rows)
      for (const { permission, resource } of questions) {
        const visible = rows.filter((row) => policy.decide(permission, { ...resource, row }).allowed)
        const everywhere = policy.fieldMap(permission, resource, FIELDS)
        const mapper = policy.fieldMapper(permission, resource, FIELDS)
        const asked = FIELDS.flatMap((field) => FIELD_RIGHTS.map((needed) => ({ field, needed })))
        const selected = await selectAll(
          asked.map(({ field, needed }) => policy.fieldPredicate(permission, resource, field, needed)),
        )
        for (const row of rows) {
          const map = mapper(row)
          expect(policy.fieldMap(permission, resource, FIELDS, row)).toEqual(map)
          for (const field of FIELDS)
            expect(map[field]).toBe(rightByDefinition(person, rules, permission, resource.type, row, field))
          for (const [index, { field, needed }] of asked.entries())
            expect(selected[index]!.includes(row.id as number)).toBe(
              visible.includes(row) && rightReaches(map[field]!, needed),
            )
          if (visible.includes(row))
            for (const field of FIELDS) expect(rightReaches(map[field]!, everywhere[field]!)).toBe(true)
        }
      }
    }),
    { numRuns: 100 },
  )
})

test('[P4.4] an explanation names the grants that open a row, and for a no never says "granted"', () => {
  fc.assert(
    fc.property(arbitraryPerson, arbitraryRules, arbitraryRows, (person, rules, rows) => {
      const policy = compilePolicy(person, rules, AT)
      for (const { permission, resource } of questions)
        for (const row of rows.slice(0, 5)) {
          const { allowed, explanation } = policy.decide(permission, { ...resource, row })
          const named = explanation.flatMap((step) => (step.step === 'granted' ? [step.grant.grantId] : []))
          const opening = openingGrants(person, rules, permission, resource.type, row).map(({ id }) => id)
          expect(named.sort()).toEqual(opening.sort())
          expect(explanation.length).toBeGreaterThan(0)
          expect(explanation.every(({ step }) => step === 'granted')).toBe(allowed)
        }
    }),
    { numRuns: 200 },
  )
})
