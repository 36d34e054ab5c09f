import { join } from 'node:path'
import { type EmbeddedServer, startEmbeddedServer } from '../server/src/database/index.ts'
import { type House, openHouse } from '../server/src/house.ts'
import { readConfig } from '../server/src/kernel/index.ts'

/** The database that the bench keeps between its runs, and a house in this process in which nothing runs by itself. */
export interface BenchHouse {
  house: House
  databaseUrl: string
  home: string
}

const home = process.env.SLUICE_BENCH_HOME ?? join(import.meta.dirname, '..', '.sluice-bench')
const poolSize = 16

let opened: Promise<BenchHouse & { server: EmbeddedServer }> | undefined

/** Opens it at the first use. Durability is on, as in production. */
export function benchHouse(): Promise<BenchHouse> {
  opened ??= open()
  return opened
}

/** Stops what `benchHouse` started. */
export async function closeBenchHouse(): Promise<void> {
  if (!opened) return
  const { house, server } = await opened
  await house.close()
  await server.stop()
}

async function open() {
  const server = await startEmbeddedServer(home)
  const config = readConfig({ SLUICE_HOME: home, SLUICE_DEMO: '0', SLUICE_POOL_SIZE: String(poolSize) })
  const house = await openHouse({ config, databaseUrl: server.url, running: false })
  return { house, databaseUrl: server.url, home, server }
}
