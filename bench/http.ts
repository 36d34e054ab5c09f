import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { House } from '../server/src/house.ts'
import { type BareSql, openBareSql } from './bare.ts'
import { makeCompany } from './company.ts'
import { type Figure, percentile } from './figure.ts'
import { measureImport } from './import.ts'
import { drive, load, warmSeconds } from './load.ts'
import { countries, loadMillion, untilIndexed } from './million.ts'
import { login, residentMemory, type Session, startServer } from './server.ts'

const root = join(import.meta.dirname, '..')

/** What a person at a browser meets: sixteen at once against the real server process, each figure beside bare SQL. */
export async function measureHttp(house: House, databaseUrl: string, home: string): Promise<Figure[]> {
  const company = await makeCompany(house, `http${Date.now().toString(36)}`)
  const formId = await loadMillion(company, databaseUrl)
  const bare = openBareSql(databaseUrl, { ...company, formId })
  const server = await startServer(databaseUrl, home)
  try {
    const memory = await residentMemory(server.pid)
    const session = await login(server.port, company)
    return [
      { name: 'server memory after start', reached: memory, target: 250, unit: 'MB', atLeast: false },
      ...(await measureList(session, bare, formId, databaseUrl)),
      await measureCreate(session, bare, company.plainFormId),
      await measureGroupBy(session, bare, formId),
      await measureImport(session, databaseUrl),
    ]
  } finally {
    server.stop()
    await bare.end()
  }
}

async function measureList(
  session: Session,
  bare: BareSql,
  formId: string,
  databaseUrl: string,
): Promise<Figure[]> {
  const sort = encodeURIComponent(JSON.stringify([{ field: 'ordered', direction: 'desc' }]))
  const page = (turn: number) => {
    const value = countries[turn % countries.length]
    const filter = encodeURIComponent(JSON.stringify({ field: 'country', op: 'eq', value }))
    return session.send('GET', `/api/forms/${formId}/records?filter=${filter}&sort=${sort}&limit=50`)
  }
  await drive(page, warmSeconds)
  await untilIndexed(databaseUrl)
  const sluice = await load(page)
  const sql = await load(bare.list)
  const name = 'list page of 50 of 1,000,000'
  const note = `with the index its use asked for; bare SQL ${sql.rate.toFixed(0)}`
  return [
    { name: `${name}: p95`, reached: sluice.p95, target: 50, unit: 'ms', atLeast: false },
    { name, reached: sluice.rate, target: 400, unit: '/s', atLeast: true, note },
  ]
}

async function measureCreate(session: Session, bare: BareSql, formId: string): Promise<Figure> {
  const sluice = await load((turn) =>
    session.send('POST', `/api/forms/${formId}/records`, {
      values: { title: `Order ${turn}`, freight: turn % 500 },
    }),
  )
  const sql = await load(bare.create)
  const note = `p95 ${sluice.p95.toFixed(0)} ms; bare SQL ${sql.rate.toFixed(0)}`
  return { name: 'create record', reached: sluice.rate, target: 1000, unit: '/s', atLeast: true, note }
}

/** Freight by country over all records, in turns with bare SQL: one at a time, for each takes the whole machine. */
async function measureGroupBy(session: Session, bare: BareSql, formId: string): Promise<Figure> {
  const definition = {
    formId,
    chart: 'bar',
    rows: [{ field: 'country' }],
    measures: [{ field: 'freight', aggregate: 'sum' }],
  }
  const times = { sluice: [] as number[], sql: [] as number[] }
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  for (let turn = 0; turn < 10; turn++) {
    const sluice = await timed(() => session.send('POST', '/api/reports/run', { definition }))
    const sql = await timed(() => bare.groupBy())
    if (turn < 2) continue
    times.sluice.push(sluice)
    times.sql.push(sql)
  }
  const reached = percentile(times.sluice, 0.5)
  const note = `bare SQL ${percentile(times.sql, 0.5).toFixed(0)}`
  return { name: 'group-by over 1,000,000', reached, target: 200, unit: 'ms', atLeast: false, note }
}

/** Sum of what the enter page loads at first, in KB gzip, as the web's own script measures it. */
export async function measureFirstLoad(): Promise<Figure> {
  const output = await new Promise<string>((resolve) => {
    const child = spawn(process.execPath, ['web/measure-first-load.mjs'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    child.once('close', () => resolve(text))
  })
  const sizes = [...output.matchAll(/([\d.]+) KB gzip/g)].map((match) => Number(match[1]))
  return { name: 'first web load', reached: Math.max(...sizes), target: 325, unit: 'KB gzip', atLeast: false }
}
