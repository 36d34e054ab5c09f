import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { tenantSchema } from '../server/src/database/index.ts'
import type { House } from '../server/src/house.ts'
import { type BenchCompany, benchPassword, makeCompany } from './company.ts'
import { type Figure, percentile } from './figure.ts'
import { measureImport } from './import.ts'

const clients = 16
const seconds = 8
/** Before that: the server compiles what is hot. */
const warmSeconds = 5
const million = 1_000_000
const root = join(import.meta.dirname, '..')

/** What a person at a browser meets: sixteen at once against the real server process. */
export async function measureHttp(house: House, databaseUrl: string, home: string): Promise<Figure[]> {
  const company = await makeCompany(house, `http${Date.now().toString(36)}`)
  const formId = await loadMillion(company, databaseUrl)
  const server = await startServer(databaseUrl, home)
  try {
    const memory = await residentMemory(server.pid)
    const session = await login(server.port, company)
    const figures: Figure[] = [
      { name: 'server memory after start', reached: memory, target: 250, unit: 'MB', atLeast: false },
    ]
    const sort = encodeURIComponent(JSON.stringify([{ field: 'ordered', direction: 'desc' }]))
    const countries = ['Germany', 'France', 'Brazil', 'Italy', 'Spain']
    const page = (turn: number) => {
      const filter = encodeURIComponent(
        JSON.stringify({ field: 'country', op: 'eq', value: countries[turn % countries.length] }),
      )
      return session.send('GET', `/api/forms/${formId}/records?filter=${filter}&sort=${sort}&limit=50`)
    }
    await drive(page, warmSeconds)
    await untilIndexed(databaseUrl)
    const list = await load(page)
    figures.push(
      {
        name: 'list page of 50 of 1,000,000: p95',
        reached: list.p95,
        target: 50,
        unit: 'ms',
        atLeast: false,
      },
      {
        name: 'list page of 50 of 1,000,000',
        reached: list.rate,
        target: 400,
        unit: '/s',
        atLeast: true,
        note: 'with the index that its use has asked for',
      },
    )
    const create = await load((turn) =>
      session.send('POST', `/api/forms/${company.plainFormId}/records`, {
        values: { title: `Order ${turn}`, freight: turn % 500 },
      }),
    )
    figures.push({
      name: 'create record',
      reached: create.rate,
      target: 1000,
      unit: '/s',
      atLeast: true,
      note: `p95 ${create.p95.toFixed(0)} ms`,
    })
    figures.push(await measureGroupBy(session, company.tenantId, formId, databaseUrl))
    figures.push(await measureImport(session, databaseUrl))
    return figures
  } finally {
    server.stop()
  }
}

/** Freight by country over all records, in turns with the same question in bare SQL on the same server. */
async function measureGroupBy(
  session: Session,
  tenantId: string,
  formId: string,
  databaseUrl: string,
): Promise<Figure> {
  const definition = {
    formId,
    chart: 'bar',
    rows: [{ field: 'country' }],
    measures: [{ field: 'freight', aggregate: 'sum' }],
  }
  const sql = `select f_country, sum(f_freight) from ${tableOf(tenantId, formId)} where deleted_at is null group by 1`
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const times = { sluice: [] as number[], bare: [] as number[] }
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  try {
    for (let turn = 0; turn < 10; turn++) {
      const sluice = await timed(() => session.send('POST', '/api/reports/run', { definition }))
      const bare = await timed(() => client.query(sql))
      if (turn < 2) continue
      times.sluice.push(sluice)
      times.bare.push(bare)
    }
  } finally {
    await client.end()
  }
  return {
    name: 'group-by over 1,000,000',
    reached: percentile(times.sluice, 0.5),
    target: 200,
    unit: 'ms',
    atLeast: false,
    note: `bare SQL ${percentile(times.bare, 0.5).toFixed(0)} ms`,
  }
}

const tableOf = (tenantId: string, formId: string) =>
  `${tenantSchema(tenantId)}.form_${formId.replaceAll('-', '')}`

/** A form of its own with a million orders, made by SQL: loading is not what is measured here. */
async function loadMillion(company: BenchCompany, databaseUrl: string): Promise<string> {
  const { call, boss, appId, tenantId } = company
  const { id: formId } = await call(boss, 'form.create', { appId, name: 'Million' })
  const choices = Array.from(
    { length: 21 },
    (_, index) => ['Germany', 'France', 'Brazil', 'Italy', 'Spain'][index] ?? `Country ${index}`,
  )
  const definition = {
    titleFieldId: 'name',
    fields: [
      { id: 'name', name: 'Name', type: 'text' },
      {
        id: 'country',
        name: 'Country',
        type: 'singleChoice',
        choices: choices.map((value) => ({ value, label: value })),
      },
      { id: 'ordered', name: 'Ordered', type: 'date' },
      { id: 'freight', name: 'Freight', type: 'money', currency: 'CNY' },
    ],
  }
  await call(boss, 'form.saveDraft', { formId, baseVersion: 0, definition })
  await call(boss, 'form.publish', { formId })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const table = tableOf(tenantId, formId)
  const owner = boss.kind === 'member' ? boss.memberId : null
  try {
    await client.query('set statement_timeout = 0')
    await client.query(
      `insert into ${table} (id, created_at, created_by, updated_at, updated_by, f_name, f_country, f_ordered, f_freight)
       select gen_random_uuid(), now() - i * interval '1 minute', $1, now(), $1, 'Order ' || i, ($2::text[])[1 + i % 21],
         date '2020-01-01' + (i * 7919::bigint % 2000)::int, i * 7907::bigint % 100000
       from generate_series(1, ${million}) as i`,
      [owner, choices],
    )
    await client.query(`vacuum (analyze) ${table}`)
  } finally {
    await client.end()
  }
  return formId
}

/** Waits for the index that the server makes for a list it sees used often. */
async function untilIndexed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (let turn = 0; turn < 300; turn++) {
      const { rows } = await client.query(
        `select from pgboss.job where name = 'form.index-list' and state = 'completed'`,
      )
      if (rows.length > 0) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await client.end()
  }
  throw new Error('The list that is used often got no index')
}

interface ServerProcess {
  port: number
  pid: number
  stop(): void
}

function startServer(databaseUrl: string, home: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      SLUICE_HOME: home,
      SLUICE_DEMO: '0',
      DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const port = Number(chunk.toString().match(/localhost:(\d+)/)?.[1])
      if (port && child.pid) resolve({ port, pid: child.pid, stop: () => child.kill('SIGTERM') })
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
}

/** Resident memory in megabytes, a moment after the start. */
async function residentMemory(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(status.match(/VmRSS:\s+(\d+)/)?.[1] ?? Number.NaN) / 1024
}

/** Calls to the server as one person. */
export interface Session {
  send(method: string, path: string, body?: unknown): Promise<string>
  upload(name: string, content: string): Promise<string>
}

async function login(port: number, company: BenchCompany): Promise<Session> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let cookie = ''
  const send = (method: string, path: string, body: string | Buffer | undefined, type: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = {
        cookie,
        'x-sluice-csrf': '1',
        ...(body ? { 'content-type': type, 'content-length': Buffer.byteLength(body) } : {}),
      }
      const call = request({ host: '127.0.0.1', port, path, method, agent, headers }, (response) => {
        const given = response.headers['set-cookie']?.[0]?.split(';')[0]
        if (given) cookie = given
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if ((response.statusCode ?? 500) < 400) resolve(text)
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`))
        })
      })
      call.on('error', reject)
      call.end(body)
    })
  const json = (method: string, path: string, body?: unknown) =>
    send(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json')
  const code = company.boss.kind === 'member' ? await usernameOf(company) : ''
  await json('POST', '/api/login', { login: code, password: benchPassword, remember: true })
  return {
    send: json,
    upload: async (name, content) => {
      const boundary = 'sluice-bench-boundary'
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
      const body = Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`)
      return JSON.parse(await send('POST', '/api/files', body, `multipart/form-data; boundary=${boundary}`))
        .id
    },
  }
}

async function usernameOf({ call, boss }: BenchCompany): Promise<string> {
  const member = await call(boss, 'member.get', { memberId: boss.kind === 'member' ? boss.memberId : '' })
  return String(member.username)
}

async function load(work: (turn: number) => Promise<unknown>): Promise<{ rate: number; p95: number }> {
  await drive(work, warmSeconds)
  const start = performance.now()
  const times = await drive(work, seconds)
  return { rate: (times.length * 1000) / (performance.now() - start), p95: percentile(times, 0.95) }
}

/** All clients at work for a while; how long each call took, in milliseconds. */
async function drive(work: (turn: number) => Promise<unknown>, duration: number): Promise<number[]> {
  const times: number[] = []
  let turn = 0
  const until = performance.now() + duration * 1000
  const client = async () => {
    while (performance.now() < until) {
      const begin = performance.now()
      await work(turn++)
      times.push(performance.now() - begin)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
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
  return { name: 'first web load', reached: Math.max(...sizes), target: 350, unit: 'KB gzip', atLeast: false }
}
