import type { DatabaseAddresses, Lane } from '../../database/index.ts'
import { type OutboxEntry, openDispatcher, runTransaction } from '../../database/index.ts'
import { inSpan, newId } from '../../kernel/index.ts'
import {
  type Actor,
  createContext,
  type OperationContext,
  readMessage,
  type Services,
  type Subscriber,
} from '../operation/index.ts'
import type { Job, JobContext } from './define-job.ts'
import { observeLag } from './metric.ts'
import { openQueue } from './queue.ts'

/** The envelope a job travels in. */
interface JobEnvelope {
  tenantId?: string
  actor?: Actor
  /** Of the input; absent in what an older release queued. */
  version?: number
  input: unknown
}

export interface Worker {
  /** Takes what is due in the outbox and runs what is due in the queue, until nothing is left. For tests and shutdown. */
  drain(): Promise<void>
  /** Tells the worker that a transaction of this process left something in the outbox. */
  nudge(): void
  stop(): Promise<void>
}

export interface WorkerOptions {
  services: Services
  addresses: DatabaseAddresses
  subscribers: Subscriber[]
  jobs: Job[]
  /** False: nothing runs by itself, only `drain` does (tests with a standing clock). */
  running: boolean
}

const idlePoll = 1000

/** Jobs of a kind at once in one process, each of another tenant: nobody waits for another's hundred. */
const jobsAtOnce = 3

/** Starts the outbox dispatcher and the job queue of this process. Any number of processes may run beside each other. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { services, jobs, running } = options
  const boss = await openQueue(options.addresses, jobs, running)
  boss.on('error', (error) => services.log.error(error, 'job queue'))
  for (const job of jobs) {
    if (job.schedule && running) await boss.schedule(job.name, job.schedule, { input: {} })
  }
  const stopping = new AbortController()
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const workers = new Map<string, string[]>()
  let loop: ReturnType<typeof startLoop> | undefined
  const queued = new Set<string>()
  const dispatcher = openDispatcher({
    pool: services.pools.job,
    now: () => services.clock.now(),
    turnOver: () => loop?.nudge(),
    targets: {
      deliver: (entry) => deliver(entry, options),
      queue: async (entry, client) => {
        const { input, actor } = entry.payload as Pick<JobEnvelope, 'input' | 'actor'>
        const { tenantId, version } = entry
        const envelope: JobEnvelope = { tenantId, version, input, ...(actor ? { actor } : {}) }
        const name = entry.topic.slice('job:'.length)
        await boss.send(name, envelope, {
          id: entry.id,
          group: { id: tenantId },
          db: { executeSql: (text, values) => client.query(text, values) },
        })
        queued.add(name)
      },
    },
  })
  const dispatch = async () => {
    const { taken, lagSeconds } = await dispatcher.round()
    observeLag(lagSeconds)
    // Whoever waits for the job is not made to wait for the next poll.
    for (const id of [...queued].flatMap((name) => workers.get(name) ?? [])) boss.notifyWorker(id)
    queued.clear()
    return taken
  }
  const runOne = (name: string, envelope: JobEnvelope) =>
    runJob(byName.get(name)!, envelope, services, stopping.signal)

  if (running) loop = startLoop(dispatch, services, stopping.signal)
  if (running) {
    for (const job of jobs) {
      const take = async ([taken]: { data: JobEnvelope }[]) => {
        if (taken) await runOne(job.name, taken.data)
      }
      const settings = { pollingIntervalSeconds: 1, localGroupConcurrency: 1 }
      const count = job.schedule ? 1 : jobsAtOnce
      workers.set(
        job.name,
        await Promise.all(
          Array.from({ length: count }, () => boss.work<JobEnvelope>(job.name, settings, take)),
        ),
      )
    }
  }
  return {
    nudge: () => loop?.nudge(),
    drain: async () => {
      for (;;) {
        let handled = await dispatch()
        await dispatcher.settled()
        for (const job of jobs) {
          for (const taken of await boss.fetch<JobEnvelope>(job.name, { batchSize: 10 })) {
            handled++
            try {
              await runOne(job.name, taken.data)
              await boss.complete(job.name, taken.id)
            } catch (error) {
              await boss.fail(job.name, taken.id, { message: String(error) })
              services.log.error(error, job.name)
            }
          }
        }
        if (handled === 0) return
      }
    },
    stop: async () => {
      stopping.abort()
      await loop?.stopped
      await dispatcher.close()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** Looks into the outbox when nudged and at least once a second. */
function startLoop(dispatch: () => Promise<number>, services: Services, signal: AbortSignal) {
  let wake: () => void = () => undefined
  let nudged = false
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve
      setTimeout(resolve, idlePoll).unref()
    })
  const run = async () => {
    while (!signal.aborted) {
      nudged = false
      const taken = await dispatch().catch((error) => {
        services.log.error(error, 'outbox')
        return 0
      })
      if (taken === 0 && !nudged) await pause()
    }
  }
  const stopped = run()
  signal.addEventListener('abort', () => wake())
  return {
    stopped,
    nudge: () => {
      nudged = true
      wake()
    },
  }
}

/** Hands an event to each subscriber in a transaction of its own; one that has already acted is passed over. */
async function deliver(entry: OutboxEntry, { services, subscribers }: WorkerOptions): Promise<void> {
  for (const subscriber of subscribers.filter(({ events }) =>
    events.some(({ topic }) => topic === entry.topic),
  )) {
    const span = {
      name: `deliver ${entry.topic}`,
      kind: 'consumer',
      attributes: { 'sluice.topic': entry.topic, 'sluice.subscriber': subscriber.name },
    } as const
    const actor = systemActor(entry.tenantId, subscriber.name)
    await inSpan(span, () =>
      asActor(services, entry.tenantId, actor, async (context) => {
        const { rowCount } = await context.transaction.query(
          `insert into outbox_delivery (tenant_id, event_id, subscriber, delivered_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [entry.tenantId, entry.id, subscriber.name, services.clock.now()],
          'outbox-delivery',
        )
        if (rowCount === 1) await subscriber.handle(context, entry)
      }),
    )
  }
}

function systemActor(tenantId: string, name: string): Actor {
  return { kind: 'system', tenantId, name }
}

async function runJob(
  job: Job,
  { tenantId = '', actor, version = 1, input }: JobEnvelope,
  services: Services,
  signal: AbortSignal,
) {
  const context: JobContext = {
    services,
    tenantId,
    signal,
    transact: (work) => asActor(services, tenantId, actor ?? systemActor(tenantId, job.name), work),
    transactBulk: (work) =>
      asActor(services, tenantId, actor ?? systemActor(tenantId, job.name), work, services.pools.bulk),
  }
  const span = { name: `job ${job.name}`, kind: 'consumer', attributes: { 'sluice.job': job.name } } as const
  await inSpan(span, () => job.run(context, readMessage(job.name, job, version, input) as never))
}

/** Runs `work` in a tenant transaction of its own, outside a request. */
async function asActor<Result>(
  services: Services,
  tenantId: string,
  actor: Actor,
  work: (context: OperationContext) => Promise<Result>,
  lane: Lane = services.pools.server,
): Promise<Result> {
  let done: (() => void) | undefined
  const result = await runTransaction(lane, { tenantId, asTenantRole: true }, async (transaction) => {
    const origin = { requestId: newId(), locale: 'zh' as const }
    const managed = createContext({ services, transaction, actor, operationId: 'job', origin })
    done = managed.committed
    const value = await work(managed.context)
    await managed.flush()
    return value
  })
  done?.()
  return result
}
