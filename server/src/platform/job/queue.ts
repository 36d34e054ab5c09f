import { PgBoss } from 'pg-boss'
import type { DatabaseAddresses } from '../../database/index.ts'
import type { Job } from './define-job.ts'

/** Opens the job queue and makes sure that every job has its queue. */
export async function openQueue(
  addresses: DatabaseAddresses,
  jobs: Job[],
  running: boolean,
): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: addresses.job,
    schema: 'pgboss',
    createSchema: false,
    max: 3,
    supervise: running,
    schedule: running,
  })
  boss.on('error', () => undefined)
  await boss.start()
  const present = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const job of jobs) {
    if (present.has(job.name)) continue
    await boss.createQueue(job.name, {
      retryLimit: job.retryLimit ?? 3,
      retryBackoff: true,
      expireInSeconds: 3600,
      // The worker says every half minute that it lives; work of a process that died starts again within two.
      heartbeatSeconds: 60,
    })
  }
  return boss
}

/** Installs the queue's own tables into a database that will be cloned. */
export async function installJobQueue(addresses: DatabaseAddresses, jobs: Job[]): Promise<void> {
  const boss = await openQueue(addresses, jobs, false)
  await boss.stop({ graceful: false })
}
