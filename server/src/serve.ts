import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type EmbeddedServer, startEmbeddedServer } from './database/index.ts'
import { type House, openHouse } from './house.ts'
import { type Config, readConfig } from './kernel/index.ts'
import { seedDemo } from './solution/sample/index.ts'

/** What runs so far, and whether it shall go on. */
interface Running {
  embedded?: EmbeddedServer
  house?: House
  stopping: boolean
}

/**
 * Starts Sluice: the database, the house, the HTTP server. It stops cleanly, at any moment of its start too, on SIGTERM,
 * SIGINT, SIGHUP, and when the process that watches over it is gone.
 * @throws Error when it cannot start; what had been started is stopped again
 */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const running: Running = { stopping: false }
  const started = start(config, running)
  const stop = async () => {
    if (running.stopping) return
    running.stopping = true
    await started.catch(() => undefined)
    await shutDown(running)
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  try {
    await started
  } catch (error) {
    // Whoever asked it to stop is not interested in what it was doing.
    if (running.stopping) return
    await shutDown(running)
    throw error
  }
}

async function start(config: Config, running: Running): Promise<void> {
  await mkdir(config.home, { recursive: true })
  if (!config.databaseUrl) running.embedded = await startEmbeddedServer(config.home)
  if (running.stopping) return
  const house = await openHouse({
    config,
    databaseUrl: config.databaseUrl ?? running.embedded!.url,
    webFolder: join(import.meta.dirname, '..', '..', 'web', 'dist'),
  })
  running.house = house
  if (running.stopping) return
  if (config.demo !== 'off') await seedDemo(house.services, house.drain)
  if (running.stopping) return
  await house.app.listen({ port: config.port, host: config.host })
  tellReady(config, house)
}

function tellReady(config: Config, house: House): void {
  const [listening] = house.app.addresses()
  const port = typeof listening === 'object' ? listening.port : config.port
  const address = config.publicUrl ?? `http://localhost:${port}`
  const seconds = (performance.now() / 1000).toFixed(1)
  console.log(`\n  Sluice 川流 is ready after ${seconds} s:  ${address}\n`)
  process.send?.('ready')
  if (config.demo === 'open') {
    console.log(
      '  SLUICE_DEMO=1: whoever reaches this address may enter the demo company as its administrator.\n',
    )
  }
}

async function shutDown({ house, embedded }: Running): Promise<void> {
  await house?.close().catch((error) => house.services.log.error(error, 'stop'))
  await embedded?.stop()
}
