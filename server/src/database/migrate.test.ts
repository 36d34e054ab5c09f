import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { migrate } from './migrate.ts'
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts'
import { tenantSchema } from './transaction.ts'

let database: TestDatabase
let client: pg.Client
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url, options: '-c search_path=sluice,public' })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-migrations-'))
  await mkdir(join(folder, 'thing', 'migrations'), { recursive: true })
  return () => rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(join(folder, 'thing', 'migrations', name), sql)
const run = () => migrate(database.url, folder)

/** The schema of a tenant with one form table. */
async function addTenant(): Promise<string> {
  const schema = tenantSchema(newId())
  await client.query(`create schema ${schema}; create table ${schema}.form_a (id uuid)`)
  return schema
}

async function columnsOf(schema: string): Promise<string[]> {
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns where table_schema = $1 order by ordinal_position`,
    [schema],
  )
  return rows.map(({ name }) => name)
}

test('[P5.9] a migration is applied once; one that was changed afterwards stops the start and names the file', async () => {
  await write('9001_first.sql', 'create table first_thing (id int)')
  expect(await run()).toEqual(['9001_first.sql'])
  expect(await run()).toEqual([])
  await write('9001_first.sql', 'create table first_thing (id bigint)')
  await expect(run()).rejects.toThrow('9001_first.sql is not the file that was applied')
})

test('[P5.9] what an older release applied without a checksum gets one', async () => {
  await write('9002_older.sql', 'select 1')
  await client.query(`insert into migration (name) values ('9002_older.sql')`)
  expect(await run()).toEqual([])
  await write('9002_older.sql', 'select 2')
  await expect(run()).rejects.toThrow('9002_older.sql')
})

test('[P5.9] a migration for tenants reaches the tables of every tenant once, also of one that was made later', async () => {
  const first = await addTenant()
  await write('9003_add.tenant.sql', 'alter table form_a add column if not exists added int')
  expect(await run()).toEqual(['9003_add.tenant.sql'])
  expect(await columnsOf(first)).toEqual(['id', 'added'])
  await client.query(`alter table ${first}.form_a drop column added`)
  const second = await addTenant()
  expect(await run()).toEqual([])
  expect(await columnsOf(second)).toEqual(['id', 'added'])
  expect(await columnsOf(first)).toEqual(['id'])
})

test('[P5.9] where it fails for one tenant, the others keep it, the start stops, and the next one goes on there', async () => {
  const [first, second] = (await Promise.all([addTenant(), addTenant()])).sort()
  await client.query(`drop table ${second}.form_a`)
  await write('9004_more.tenant.sql', 'alter table form_a add column more int')
  await expect(run()).rejects.toThrow(`9004_more.tenant.sql failed in ${second}`)
  expect(await columnsOf(first!)).toEqual(['id', 'more'])
  await client.query(`create table ${second}.form_a (id uuid)`)
  await run()
  expect(await columnsOf(second!)).toEqual(['id', 'more'])
})
