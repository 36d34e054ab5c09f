import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { type BenchCompany, benchPassword } from './company.ts'
import { clients } from './load.ts'

const root = join(import.meta.dirname, '..')

/** The real server in a process of its own. */
export interface ServerProcess {
  port: number
  pid: number
  stop(): void
}

export function startServer(databaseUrl: string, home: string): Promise<ServerProcess> {
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
export async function residentMemory(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(status.match(/VmRSS:\s+(\d+)/)?.[1] ?? Number.NaN) / 1024
}

/** Calls to the server as one person. */
export interface Session {
  send(method: string, path: string, body?: unknown): Promise<string>
  upload(name: string, content: string): Promise<string>
}

/** Signs the company's boss in. */
export async function login(port: number, company: BenchCompany): Promise<Session> {
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
