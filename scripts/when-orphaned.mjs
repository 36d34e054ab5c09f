import { readFileSync } from 'node:fs'

const interval = 500

/**
 * Calls `act` once npm, or a shell between npm and this process, is gone: what ends them need not reach us. Only below npm,
 * because whoever starts the script itself in the background may well leave.
 */
export function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event) return
  const begun = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === begun) return
    clearInterval(timer)
    act()
  }, interval)
  timer.unref()
}

/** The parent, and, where the system tells, its parent. */
function ancestors() {
  try {
    const [, above] = readFileSync(`/proc/${process.ppid}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)
    return `${process.ppid} ${above}`
  } catch {
    return String(process.ppid)
  }
}
