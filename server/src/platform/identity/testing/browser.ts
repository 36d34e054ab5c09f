import type { FastifyInstance } from 'fastify'

export interface BrowserAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any
}

/** Somebody at a browser: keeps the session cookie as a browser would. */
export interface Browser {
  readonly cookie: string
  get(path: string): Promise<BrowserAnswer>
  post(path: string, body?: object): Promise<BrowserAnswer>
}

/** Opens a browser without a session on a server. */
export function openBrowser(app: FastifyInstance, start = ''): Browser {
  let cookie = start
  const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = {
      'x-sluice-csrf': '1',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0',
      cookie,
    }
    const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    const given = response.cookies.find(({ name }) => name === 'sluice_session')
    if (given) cookie = given.value ? `sluice_session=${given.value}` : ''
    return { status: response.statusCode, body: response.body ? response.json() : undefined }
  }
  return {
    get cookie() {
      return cookie
    },
    get: (path) => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
  }
}
