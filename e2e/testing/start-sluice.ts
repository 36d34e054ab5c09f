import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface RunningSluice {
  url: string
  home: string
  process: ChildProcess
  /** Ends it as an operator would (SIGTERM) and waits. */
  stop(): Promise<void>
  /** Ends it as a power cut would (SIGKILL) and waits. */
  kill(): Promise<void>
}

export interface SluiceOptions {
  /** Data folder; a new empty one unless given. */
  home?: string
  environment?: Record<string, string>
}

const environments = new Map<string, NodeJS.ProcessEnv>()

/** The environment of a program that was started here: other commands of the operator need the same. */
export function environmentOf(url: string): NodeJS.ProcessEnv {
  const found = environments.get(url)
  if (!found) throw new Error(`Nothing was started at ${url}`)
  return found
}

/** Starts the real program on a free port, on an empty folder, and waits until it says where it is. */
export async function startSluice(options: SluiceOptions = {}): Promise<RunningSluice> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'sluice-e2e-')))
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    SLUICE_HOME: home,
    SLUICE_CAPTCHA_EFFORT: '2',
    ...options.environment,
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(child)
  environments.set(url, env)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return { url, home, process: child, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

/** Removes a data folder after the program has stopped. */
export async function removeHome(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true })
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = printed.match(/https?:\/\/localhost:(\d+)/)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`Sluice ended with ${code} before it was ready:\n${printed}`)),
    )
  })
}
