import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Answer, Request } from './message.ts'

/** What a process tells whoever it works for. */
export interface ProcessListener {
  answered(answer: Answer): void
  /** It ended by itself: a signal says that it ran into a limit of memory, a code that it failed. */
  ended(signal: NodeJS.Signals | null): void
}

/** A process that computations run in, one after the other. */
export interface ComputeProcess {
  readonly heapMegabytes: number
  readonly alive: boolean
  /** Told to one listener at a time: the work that holds the process. */
  listener: ProcessListener | undefined
  send(request: Request): void
  /** Ends it at once, whatever it does. */
  kill(): void
}

/** What Node itself takes, in megabytes. */
const baseMegabytes = 100
const megabyte = 1024 * 1024

/**
 * Starts a process with a limited heap. It is no thread: what outgrows the heap of a thread can end the whole program
 * (docs/decisions/0008). It gets nothing of the environment but the time zone, so no secret either.
 */
export function startProcess(heapMegabytes: number): ComputeProcess {
  const maximumBytes = (heapMegabytes * 1.5 + baseMegabytes) * megabyte
  const child = fork(join(import.meta.dirname, 'child.ts'), [String(maximumBytes)], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, '--disable-warning=ExperimentalWarning'],
    env: passedEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Nobody waits for it at the end of the program: it sees that its channel is closed.
  child.unref()
  child.channel?.unref()
  let alive = true
  const process: ComputeProcess = {
    heapMegabytes,
    get alive() {
      return alive
    },
    listener: undefined,
    send: (request) => {
      child.send(request, () => {
        // A process that is gone has said so by its end.
      })
    },
    kill: () => {
      alive = false
      child.kill('SIGKILL')
    },
  }
  const end = (signal: NodeJS.Signals | null) => {
    if (!alive) return
    alive = false
    process.listener?.ended(signal)
  }
  child.on('message', (answer: Answer) => process.listener?.answered(answer))
  child.on('exit', (_code, signal) => end(signal))
  child.on('error', () => end(null))
  return process
}

function passedEnvironment(): NodeJS.ProcessEnv {
  const { TZ, NODE_COMPILE_CACHE } = process.env
  return { ...(TZ ? { TZ } : {}), ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) }
}
