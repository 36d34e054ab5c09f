import { readdirSync, readFileSync } from 'node:fs'

export interface TreeProcess {
  pid: number
  command: string
}

/** All processes below one, itself first, as Linux tells them. */
export function processTree(pid: number): TreeProcess[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(Number(entry)) : undefined
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const found: TreeProcess[] = []
  const visit = (at: number) => {
    found.push({ pid: at, command: commandOf(at) })
    for (const child of children.get(at) ?? []) visit(child)
  }
  visit(pid)
  return found
}

/** A process that is gone, or only waits for somebody to notice, lives no more. */
export function lives(pid: number): boolean {
  return parentOf(pid) !== undefined
}

function parentOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    if (/^State:\s+[ZX]/m.test(status)) return undefined
    return Number(status.match(/^PPid:\s+(\d+)/m)?.[1])
  } catch {
    return undefined
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}
