import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type EmbeddedServer, startEmbeddedServer } from './database/index.ts'
import { openHouse } from './house.ts'
import { readConfig } from './kernel/index.ts'
import { seedDemo } from './solution/sample/index.ts'

/** Starts Sluice: the database, the house, the HTTP server; stops cleanly on SIGTERM and SIGINT. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  await mkdir(config.home, { recursive: true })
  const embedded: EmbeddedServer | undefined = config.databaseUrl
    ? undefined
    : await startEmbeddedServer(config.home)
  const house = await openHouse({
    config,
    databaseUrl: config.databaseUrl ?? embedded!.url,
    webFolder: join(import.meta.dirname, '..', '..', 'web', 'dist'),
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await house.close().catch((error) => house.services.log.error(error, 'stop'))
    await embedded?.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (config.demo !== 'off') await seedDemo(house.services, house.drain)
  await house.app.listen({ port: config.port, host: config.host })
  const [listening] = house.app.addresses()
  const port = typeof listening === 'object' ? listening.port : config.port
  const address = config.publicUrl ?? `http://localhost:${port}`
  const seconds = (performance.now() / 1000).toFixed(1)
  console.log(`\n  Sluice 川流 is ready after ${seconds} s:  ${address}\n`)
  if (config.demo === 'open') {
    console.log(
      '  SLUICE_DEMO=1: whoever reaches this address may enter the demo company as its administrator.\n',
    )
  }
}
