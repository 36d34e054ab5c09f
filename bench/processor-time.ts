import { readFileSync } from 'node:fs'

/** Ticks of all processors since the start of the machine. */
export interface ProcessorTime {
  busy: number
  /** Wanted, and given to other machines by the host. */
  stolen: number
}

/** Reads `/proc/stat`; undefined where there is none. */
export function readProcessorTime(): ProcessorTime | undefined {
  let text: string
  try {
    text = readFileSync('/proc/stat', 'utf8')
  } catch {
    return undefined
  }
  const [user, nice, system, , , irq, softirq, stolen] = text
    .split('\n')[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return { busy: user! + nice! + system! + irq! + softirq!, stolen: stolen! }
}
