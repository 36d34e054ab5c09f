// Runs in a thread of its own, see `watched-call.ts`.
import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'
import type { SentRequest, WatchedCall } from './watched-call.ts'

/** Milliseconds between two questions whether the server lives. */
const pause = 5
const agent = new Agent({ keepAlive: true })

function send({ url, method, headers, body }: SentRequest): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        if (text.length < 2_000) text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
      answer.on('error', reject)
    })
    // A server that refuses a long body answers before it has read it.
    sent.on('error', reject)
    sent.end(body)
  })
}

async function watch(given: SentRequest): Promise<WatchedCall> {
  const livez = { url: new URL('/livez', given.url).href, method: 'GET', headers: {} }
  await send(livez)
  let waited = 0
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now()
      await send(livez)
      waited = Math.max(waited, performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  })()
  const begun = performance.now()
  const answer = await send(given)
  const took = performance.now() - begun
  isOver = true
  await asking
  return { ...answer, took, waited }
}

parentPort!.on('message', (given: SentRequest) => {
  watch(given).then(
    (seen) => parentPort!.postMessage(seen),
    (error: Error) =>
      parentPort!.postMessage({ failed: `${given.method} ${given.url.slice(0, 200)}: ${error.message}` }),
  )
})
