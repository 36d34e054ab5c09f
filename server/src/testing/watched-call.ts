import { Worker } from 'node:worker_threads'

/** A request as it is sent. */
export interface SentRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** What somebody outside of the server saw of a request, in milliseconds. */
export interface WatchedCall {
  status: number
  /** The beginning of the answer. */
  body: string
  took: number
  /** The longest that `/livez` was waited for meanwhile, by somebody else. */
  waited: number
}

export interface Watcher {
  send(request: SentRequest): Promise<WatchedCall>
  close(): Promise<unknown>
}

/**
 * Stands outside of the event loop of the server, as its clients do: sends it requests over HTTP, and meanwhile asks it whether
 * it lives, one time after the other, as a load balancer does.
 */
export function openWatcher(): Watcher {
  const worker = new Worker(new URL('./watched-call-worker.ts', import.meta.url))
  const next = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  return {
    send: async (request) => {
      const answer = next<WatchedCall | { failed: string }>()
      worker.postMessage(request)
      const seen = await answer
      worker.removeAllListeners('error')
      if ('failed' in seen) throw new Error(seen.failed)
      return seen
    },
    close: () => worker.terminate(),
  }
}
