// A thread beside the work, for what the work itself cannot see while it is busy: a server that is gone, and memory
// outside of the heap (buffers), which no option of Node limits.
import { workerData } from 'node:worker_threads'

const { maximumBytes } = workerData as { maximumBytes: number }
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  if (process.memoryUsage.rss() > maximumBytes) process.kill(process.pid, 'SIGABRT')
}, 100)
