import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { discover } from '../../discover.ts'
import { prepareDatabase } from '../../house.ts'
import { installJobQueue } from '../../platform/job/index.ts'
import { startEmbeddedServer } from '../embedded-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServerUrl: string
  }
}

/** Name of the migrated database that every test file gets a clone of. */
export const templateName = 'sluice_template'

/** The address of the test server has a password. */
const noSecret = () => Promise.reject(new Error('No secret is needed'))

/** Starts one PostgreSQL for the whole run and makes the template. A test cluster may forget what it wrote. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-test-'))
  const flags = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=300',
    'shared_buffers=256MB',
  ]
  const server = await startEmbeddedServer(folder, { flags })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  const addresses = await prepareDatabase(server.url.replace(/postgres$/, templateName), noSecret)
  await installJobQueue(addresses, (await discover()).jobs)
  project.provide('databaseServerUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
