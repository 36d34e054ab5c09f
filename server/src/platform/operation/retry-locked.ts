import { setTimeout as pause } from 'node:timers/promises'
import { defineError } from '../../kernel/index.ts'

const tableBusy = defineError('common.table_busy', 503, {
  zh: '有人正在长时间读取或写入这些数据，结构暂时不能更改，没有任何改动。请 {seconds} 秒后再试。',
  en: 'The data is being read or written for long, so its structure could not be changed; nothing was. Try again in {seconds} seconds.',
})

/** Longest wait for a lock on a table, in milliseconds: everybody who comes later stands behind whoever waits for it. */
const lockWait = 1000
/** Pauses between attempts, in milliseconds, in which the others get their turn. */
const pauses = [200, 400, 800, 1600]

/**
 * Changes the structure of tables without making a queue: the lock is asked for briefly and again, not waited for.
 * @param attempt everything, in a transaction that waits for locks no longer than it is told
 * @throws tableBusy when somebody held the table all the time
 */
export async function retryLocked<Result>(
  attempt: (lockTimeout: number) => Promise<Result>,
): Promise<Result> {
  for (const wait of [...pauses, undefined]) {
    try {
      return await attempt(lockWait)
    } catch (error) {
      if ((error as { code?: unknown }).code !== '55P03') throw error
      if (wait === undefined) break
      await pause(wait)
    }
  }
  throw tableBusy({ seconds: 30 })
}
