import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer } from '../server/src/database/index.ts'
import { openHouse } from '../server/src/house.ts'
import { readConfig } from '../server/src/kernel/index.ts'
import { measureApproval } from './approval.ts'
import { measureCores } from './core.ts'
import { type Figure, isMet } from './figure.ts'
import { measureFirstLoad, measureHttp } from './http.ts'
import { measureMonths } from './months.ts'
import { type ProcessorTime, readProcessorTime } from './processor-time.ts'
import { measureSystemForms } from './system-form.ts'

// The figures of the house in one run. `--json` prints them for machines; `--only core|approval|http|system|months` runs a part.
// A missed target is printed, never hidden, and does not make the run fail.

const json = process.argv.includes('--json')
const only = process.argv[process.argv.indexOf('--only') + 1]
const wants = (part: string) => !process.argv.includes('--only') || only === part
const say = (text: string) => json || console.log(text)

const figures: Figure[] = []
const keep = (part: Figure[]) => {
  figures.push(...part)
  for (const figure of part) say(line(figure))
}

function load(): string {
  return loadavg()
    .map((minutes) => minutes.toFixed(1))
    .join(' ')
}

/** What a virtual machine was denied while it had work, which no figure can know of. */
function stolen(start: ProcessorTime | undefined, end: ProcessorTime | undefined): string {
  if (!start || !end) return ''
  const wanted = end.busy - start.busy + end.stolen - start.stolen
  return `; ${((100 * (end.stolen - start.stolen)) / wanted).toFixed(0)} % of the processor time it wanted went to other machines`
}

function line(figure: Figure): string {
  const { name, reached, target, unit, atLeast, note } = figure
  const digits = reached < 10 ? 2 : reached < 1000 ? 1 : 0
  const bound = `${atLeast ? '≥' : '≤'} ${target}`
  return `${isMet(figure) ? '✓' : '✗'} ${name.padEnd(48)} ${reached.toFixed(digits).padStart(10)} ${unit.padEnd(8)} ${bound.padEnd(10)} ${note ?? ''}`
}

const before = readProcessorTime()
say(`load of the machine before: ${load()}`)
if (wants('core')) keep(await measureCores())
if (['approval', 'http', 'system', 'months'].some(wants)) {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-bench-'))
  const server = await startEmbeddedServer(folder)
  const environment = { SLUICE_HOME: folder, SLUICE_DEMO: '0', SLUICE_POOL_SIZE: '16' }
  const house = await openHouse({ config: readConfig(environment), databaseUrl: server.url, running: false })
  try {
    if (wants('approval')) keep(await measureApproval(house, server.url))
    // What the bare writer left behind are no events.
    await house.services.pools.job.query('delete from outbox')
    if (wants('http')) keep(await measureHttp(house, server.url, folder))
    if (wants('months')) keep(await measureMonths(house, server.url, folder))
    if (wants('system')) keep(await measureSystemForms(house, server.url, folder))
  } finally {
    await house.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
if (wants('http')) keep([await measureFirstLoad()])
say(`load of the machine after: ${load()}${stolen(before, readProcessorTime())}`)
if (json)
  console.log(
    JSON.stringify({ figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })) }, null, 2),
  )
process.exit(0)
