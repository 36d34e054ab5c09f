import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lives, processTree } from '../testing/process-tree.ts'

const root = join(import.meta.dirname, '..', '..')
const begun: Started[] = []

interface Started {
  child: ChildProcess
  home: string
  printed(): string
}

/** Runs `npm start` as an operator would, on a folder of its own. */
function npmStart(
  environment: Record<string, string> = {},
  home = mkdtempSync(join(tmpdir(), 'sluice-start-')),
) {
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      SLUICE_HOME: home,
      SLUICE_DEMO: '0',
      SLUICE_RESTART_PAUSE: '10',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk
    })
  const started = { child, home, printed: () => printed }
  begun.push(started)
  return started
}

const patient = { timeout: 60_000, interval: 50 }

/** Waits until it has said for the `times`th time where it is. */
async function ready({ printed }: Started, times = 1): Promise<string> {
  const addresses = () => [...printed().matchAll(/https?:\/\/localhost:(\d+)/g)]
  await vi.waitFor(() => expect(addresses().length, printed()).toBeGreaterThanOrEqual(times), patient)
  return `http://127.0.0.1:${addresses()[times - 1]![1]}`
}

/** The processes of the chain by what they are. */
function chainOf({ child, home }: Started) {
  const tree = processTree(child.pid!)
  const one = (part: string) => tree.find(({ command }) => command.includes(part))!.pid
  const database = Number(readFileSync(join(home, 'database', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    npm: child.pid!,
    'start.mjs': one('scripts/start.mjs'),
    server: one('server/src/main.ts'),
    database,
  }
}

async function allGone(pids: number[]) {
  await vi.waitFor(() => expect(pids.filter(lives)).toEqual([]), patient)
}

afterEach(async () => {
  for (const { child, home } of begun.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const pids = processTree(child.pid!).map(({ pid }) => pid)
      child.kill('SIGTERM')
      await allGone(pids)
    }
    rmSync(home, { recursive: true, force: true })
  }
})

describe('whoever of the chain is told to stop', () => {
  test.each([
    ['npm', 'SIGTERM'],
    ['start.mjs', 'SIGTERM'],
    ['server', 'SIGTERM'],
    ['npm', 'SIGINT'],
    ['start.mjs', 'SIGINT'],
    ['server', 'SIGINT'],
    ['npm', 'SIGKILL'],
    ['start.mjs', 'SIGKILL'],
  ] as const)('[7.C29] %s, by %s: everything stops, the database too', async (who, signal) => {
    const started = npmStart()
    await ready(started)
    const chain = chainOf(started)
    process.kill(chain[who], signal)
    await allGone(Object.values(chain))
  })
})

describe('a server that dies', () => {
  test('[7.A1] is started again, on the same data', async () => {
    const started = npmStart()
    await ready(started)
    const before = chainOf(started)
    process.kill(before.server, 'SIGKILL')
    const url = await ready(started, 2)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    const after = chainOf(started)
    expect(after.server).not.toBe(before.server)
    expect(started.printed()).toContain('Sluice ended by SIGKILL; it starts again')
  })

  test('[7.A1] again and again is given up, with a clear line, and nothing is left running', async () => {
    const started = npmStart()
    let database = 0
    for (let times = 1; times <= 5; times++) {
      await ready(started, times)
      const chain = chainOf(started)
      database = chain.database
      process.kill(chain.server, 'SIGKILL')
    }
    await vi.waitFor(() => expect(started.child.exitCode).toBe(1), patient)
    expect(started.printed()).toContain('Sluice ended 5 times in a row')
    await allGone([database])
  })

  test('[7.A1] a wrong configuration is told and not tried again', async () => {
    const started = npmStart({ SLUICE_POOL_SIZE: 'many' })
    await vi.waitFor(() => expect(started.child.exitCode).toBe(1), patient)
    expect(started.printed().match(/could not start/g)).toHaveLength(1)
    expect(started.printed()).toContain('SLUICE_POOL_SIZE')
  })
})

test.skipIf(process.getuid?.() !== 0)(
  '[7.C29] a folder that the user of the database may not enter is told in one line',
  async () => {
    const closed = mkdtempSync(join(tmpdir(), 'sluice-closed-'))
    mkdirSync(join(closed, 'data'))
    spawnSync('chmod', ['700', closed])
    const started = npmStart({}, join(closed, 'data'))
    await vi.waitFor(() => expect(started.child.exitCode).toBe(1), patient)
    const lines = started
      .printed()
      .split('\n')
      .filter((line) => line.includes('could not start'))
    expect(lines).toEqual([
      expect.stringContaining(`lies in ${closed}, which the user postgres may not enter`),
    ])
    expect(started.printed()).not.toMatch(/^\s+at /m)
    rmSync(closed, { recursive: true })
  },
)
