import type { House } from '../server/src/house.ts'
import { makeCompany } from './company.ts'
import { type Figure, percentile } from './figure.ts'
import { loadMillion } from './million.ts'
import { login, startServer } from './server.ts'

/** A form that people made, with a million records, by month: one question at a time. */
export async function measureMonths(house: House, databaseUrl: string, home: string): Promise<Figure[]> {
  const company = await makeCompany(house, `months${Date.now().toString(36)}`)
  const formId = await loadMillion(company, databaseUrl)
  const server = await startServer(databaseUrl, home)
  try {
    const session = await login(server.port, company)
    const figures: Figure[] = []
    for (const field of ['ordered', '$createdAt']) {
      const definition = {
        formId,
        chart: 'table',
        rows: [{ field, bucket: 'month' }],
        measures: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'freight' }],
      }
      const times: number[] = []
      for (let turn = 0; turn < 8; turn++) {
        const begin = performance.now()
        await session.send('POST', '/api/reports/run', { definition })
        if (turn >= 2) times.push(performance.now() - begin)
      }
      const name = `a million records by month of ${field}`
      figures.push({ name, reached: percentile(times, 0.5), target: 300, unit: 'ms', atLeast: false })
    }
    return figures
  } finally {
    server.stop()
  }
}
