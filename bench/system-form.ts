import pg from 'pg'
import type { House } from '../server/src/house.ts'
import { systemId } from '../server/src/platform/system-form/index.ts'
import { makeCompany } from './company.ts'
import { type Figure, percentile } from './figure.ts'
import { drive } from './load.ts'
import { login, type Session, startServer } from './server.ts'
import { foreignRows, type KnownIds, loadSystemRows, ownRows, settleTables } from './system-form-rows.ts'

/** Seconds of each kind of list: before it counts, and while it does. */
const [warm, measured] = [1, 3]
const bound = 60

/** Lists and reports of what the system keeps, with a million own rows beside half a million of another workspace. */
export async function measureSystemForms(house: House, databaseUrl: string, home: string): Promise<Figure[]> {
  const stamp = Date.now().toString(36)
  const own = await makeCompany(house, `own${stamp}`)
  const other = await makeCompany(house, `other${stamp}`)
  await loadSystemRows(databaseUrl, other, foreignRows)
  const ids = await loadSystemRows(databaseUrl, own, ownRows)
  await settleTables(databaseUrl)
  const server = await startServer(databaseUrl, home)
  const bare = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=sluice,public' })
  await bare.connect()
  try {
    const session = await login(server.port, own)
    const figures: Figure[] = []
    for (const code of ['audit', 'task', 'instance', 'member'])
      figures.push(await measureLists(session, code, ids))
    figures.push(...(await measureReports(session, bare, own.tenantId)))
    return figures
  } finally {
    server.stop()
    await bare.end()
  }
}

interface Description {
  definition: { fields: { id: string; type: string; choices?: { value: string }[] }[] }
  offered: { filters: Record<string, string[]>; sorts: string[]; search: boolean }
}

/** What somebody types: who did things, and what nobody is called; among members also one of very many. */
const wantedTexts = (code: string) => [
  '成员#',
  '没有这样的',
  ...(code === 'member' ? ['同事10#', 'colleague#'] : []),
]

/** The slowest of everything that lists of a form offer, and of opening a record. */
async function measureLists(session: Session, code: string, ids: KnownIds): Promise<Figure> {
  const formId = systemId(`form:${code}`)
  const form: Description = JSON.parse(await session.send('GET', `/api/forms/${formId}`))
  const page = (query: Record<string, unknown>) => {
    const parts = Object.entries(query).map(
      ([key, value]) => `${key}=${encodeURIComponent(JSON.stringify(value))}`,
    )
    return session.send('GET', `/api/forms/${formId}/records?limit=50&${parts.join('&')}`)
  }
  const first = JSON.parse(await page({})) as { items: { id: string }[] }
  const calls: [string, (turn: number) => Promise<unknown>][] = [
    ['open', (turn) => session.send('GET', `/api/forms/${formId}/records/${first.items[turn % 50]!.id}`)],
    ...Object.entries(form.offered.filters).flatMap(([field, ops]) =>
      ops.map((op): [string, (turn: number) => Promise<unknown>] => [
        `${field} ${op}`,
        (turn) => page({ filter: { field, op, ...operandFor(form, field, op, ids, turn) } }),
      ]),
    ),
    ...form.offered.sorts.flatMap((field) =>
      (['asc', 'desc'] as const).map((direction): [string, (turn: number) => Promise<unknown>] => [
        `sort ${field} ${direction}`,
        () => page({ sort: [{ field, direction }] }),
      ]),
    ),
    ...(form.offered.search
      ? wantedTexts(code).map((text): [string, (turn: number) => Promise<unknown>] => [
          `search ${text}`,
          (turn) => {
            const wanted = encodeURIComponent(text.replace('#', `${1 + (turn % 190)}`))
            return session.send('GET', `/api/forms/${formId}/records?limit=50&search=${wanted}`)
          },
        ])
      : []),
  ]
  const reached: [string, number][] = []
  for (const [name, call] of calls) {
    await drive(call, warm)
    const times = await drive(call, measured)
    reached.push([name, percentile(times, 0.95)])
    if (process.argv.includes('--each'))
      console.log(code, name, percentile(times, 0.95).toFixed(0), times.length)
  }
  const [name, slowest] = reached.reduce((worst, one) => (one[1] > worst[1] ? one : worst))
  return {
    name: `${code}: slowest of ${calls.length} lists, p95`,
    reached: slowest,
    target: bound,
    unit: 'ms',
    atLeast: false,
    note: name,
  }
}

function operandFor(
  form: Description,
  field: string,
  op: string,
  { memberIds, departmentId, formId }: KnownIds,
  turn: number,
): { value?: unknown } {
  if (op === 'isMe' || op === 'isEmpty' || op === 'isNotEmpty') return {}
  if (op === 'relative') return { value: 'thisMonth' }
  const declared = form.definition.fields.find(({ id }) => id === field)
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString()
  const one = () => {
    switch (declared?.type) {
      case 'member':
        return memberIds[turn % memberIds.length]
      case 'department':
        return departmentId
      case 'relation':
        return formId
      case 'singleChoice':
        return declared.choices![turn % declared.choices!.length]!.value
      case 'text':
        return '成员1'
      default:
        return day(5 + (turn % 300))
    }
  }
  if (op === 'in') return { value: [one()] }
  if (op === 'between') return { value: [day(20 + (turn % 300)), day(10 + (turn % 300))] }
  return { value: one() }
}

const month = `date_trunc('month', at time zone 'Asia/Shanghai')`

/** Groups beside the SQL that a person would write, in turns: one at a time, for each takes the whole machine. */
async function measureReports(session: Session, bare: pg.Client, tenantId: string): Promise<Figure[]> {
  const questions = [
    {
      name: 'tasks by state',
      definition: { rows: [{ field: 'state' }], measures: [{ aggregate: 'count' }] },
      sql: 'select state, count(*) from flow_task where tenant_id = $1 group by 1',
    },
    {
      name: 'minutes by month and person',
      definition: {
        rows: [{ field: '$createdAt', bucket: 'month' }],
        columns: [{ field: 'assignee' }],
        measures: [{ field: 'waited', aggregate: 'average' }],
      },
      sql: `select ${month.replace('at time', 'opened_at at time')}, assignee_id, avg(waited_minutes)
        from flow_task where tenant_id = $1 group by 1, 2`,
    },
    {
      name: 'acts by outcome',
      definition: { formId: 'audit', rows: [{ field: 'outcome' }], measures: [{ aggregate: 'count' }] },
      sql: 'select outcome, count(*) from audit_log where tenant_id = $1 group by 1',
    },
  ]
  const figures: Figure[] = []
  for (const { name, definition, sql } of questions) {
    const formId = systemId(`form:${'formId' in definition ? definition.formId : 'task'}`)
    const times = { sluice: [] as number[], sql: [] as number[] }
    for (let turn = 0; turn < 8; turn++) {
      const asked = { ...definition, formId, chart: 'table' }
      const sluice = await timed(() => session.send('POST', '/api/reports/run', { definition: asked }))
      const byHand = await timed(() => bare.query(sql, [tenantId]))
      if (turn < 2) continue
      times.sluice.push(sluice)
      times.sql.push(byHand)
    }
    const [reached, hand] = [percentile(times.sluice, 0.5), percentile(times.sql, 0.5)]
    const note = `${reached.toFixed(0)} ms, hand-written SQL ${hand.toFixed(0)} ms`
    figures.push({ name, reached: reached / hand, target: 1.2, unit: '× SQL', atLeast: false, note })
  }
  return figures
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
