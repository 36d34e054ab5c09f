import { type ComputeProcess, startProcess } from './compute-process.ts'

/** Processes without work wait a while for more, so that the next piece begins at once; then they end. */
export interface WarmProcesses {
  take(heapMegabytes: number): ComputeProcess
  giveBack(process: ComputeProcess): void
  close(): void
}

/** Processes that wait at most; more would hold memory for nothing. */
const mostWaiting = 2

/** @param idleMilliseconds how long one waits for work */
export function warmProcesses(idleMilliseconds: number): WarmProcesses {
  const waiting = new Map<ComputeProcess, NodeJS.Timeout>()
  const working = new Set<ComputeProcess>()
  const dismiss = (process: ComputeProcess) => {
    clearTimeout(waiting.get(process))
    waiting.delete(process)
    process.kill()
  }
  return {
    take: (heapMegabytes) => {
      const suits = (process: ComputeProcess) => process.alive && process.heapMegabytes === heapMegabytes
      const found = [...waiting.keys()].find(suits)
      if (found) {
        clearTimeout(waiting.get(found))
        waiting.delete(found)
      }
      const process = found ?? startProcess(heapMegabytes)
      working.add(process)
      return process
    },
    giveBack: (process) => {
      working.delete(process)
      if (!process.alive) return
      waiting.set(process, setTimeout(dismiss, idleMilliseconds, process).unref())
      if (waiting.size > mostWaiting) dismiss(waiting.keys().next().value!)
    },
    close: () => {
      for (const process of [...waiting.keys(), ...working]) dismiss(process)
    },
  }
}
