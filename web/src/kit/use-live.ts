import { useEffect, useRef } from 'react'

type Handler = (news: unknown) => void

const handlers = new Map<string, Set<Handler>>()
const attached = new Map<string, (event: MessageEvent<string>) => void>()
let source: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | null = null
let attempts = 0

/**
 * Listens to one kind of news from the server (`inbox.changed`, `notice.created`, `job.progress`, `record.changed` …).
 * All listeners of the page share one connection to `/api/events`; it opens with the first and closes with the last.
 * `reconnected` is told after a gap, so that a list can ask again.
 */
export function useLive<News = unknown>(name: string, handler: (news: News) => void): void {
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const listener: Handler = (news) => latest.current(news as News)
    return listen(name, listener)
  }, [name])
}

function listen(name: string, handler: Handler): () => void {
  const set = handlers.get(name) ?? new Set()
  handlers.set(name, set)
  set.add(handler)
  if (source) attach(name)
  else connect()
  return () => {
    set.delete(handler)
    if (set.size === 0) {
      handlers.delete(name)
      detach(name)
    }
    if (handlers.size === 0) disconnect()
  }
}

function connect(): void {
  if (retry) clearTimeout(retry)
  retry = null
  source = new EventSource('/api/events')
  for (const name of handlers.keys()) attach(name)
  source.onopen = () => {
    if (attempts > 0) tell('reconnected', null)
    attempts = 0
  }
  source.onerror = () => {
    // The browser retries by itself unless the answer was an error; then the connection is closed for good.
    attempts += 1
    if (source?.readyState !== EventSource.CLOSED) return
    disconnect()
    if (handlers.size > 0) retry = setTimeout(connect, Math.min(60_000, 2_000 * 2 ** Math.min(attempts, 5)))
  }
}

function disconnect(): void {
  source?.close()
  source = null
  attached.clear()
  if (retry) clearTimeout(retry)
  retry = null
}

function attach(name: string): void {
  if (!source || attached.has(name)) return
  const onMessage = (event: MessageEvent<string>) => tell(name, parse(event.data))
  attached.set(name, onMessage)
  source.addEventListener(name, onMessage)
}

function detach(name: string): void {
  const onMessage = attached.get(name)
  if (onMessage) source?.removeEventListener(name, onMessage)
  attached.delete(name)
}

function tell(name: string, news: unknown): void {
  for (const handler of handlers.get(name) ?? []) handler(news)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
