import type { Person } from '../testing/person.ts'

export interface Ear {
  /** Resolves at the next event of that name. */
  next(event: string): Promise<void>
  close(): void
}

/** Opens the stream of live events as a browser does; resolves when the server has answered. */
export async function listen(person: Person, url: string): Promise<Ear> {
  const ending = new AbortController()
  const response = await fetch(`${url}/api/events`, {
    headers: { cookie: person.cookie, accept: 'text/event-stream' },
    signal: ending.signal,
  })
  const waiting = new Map<string, () => void>()
  void readLines(response, (line) => {
    if (line.startsWith('event: ')) waiting.get(line.slice(7))?.()
  }).catch(() => undefined)
  return {
    next: (event) => new Promise((resolve) => waiting.set(event, resolve)),
    close: () => ending.abort(),
  }
}

async function readLines(response: Response, handle: (line: string) => void): Promise<void> {
  let rest = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) handle(line)
  }
}
