import type { Socket } from 'node:net'
import type pg from 'pg'

/**
 * Lets messages that are sent before the process next waits travel in one packet. A pipelining connection would hand
 * each to the kernel on its own, which costs more than making it; one buffer costs half of what a list of them does.
 */
export function gatherWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const write = stream.write
  let gathered: Uint8Array[] = []
  const sendOff = () => {
    const chunks = gathered
    gathered = []
    if (stream.writable)
      Reflect.apply(write, stream, [chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)])
  }
  stream.write = ((...given: Parameters<Socket['write']>) => {
    const [chunk, ...rest] = given
    // Only what the protocol itself writes; the rest (an end with its callback, a text) keeps its way and its order.
    if (!(chunk instanceof Uint8Array) || rest.length > 0) {
      if (gathered.length > 0) sendOff()
      return Reflect.apply(write, stream, given)
    }
    if (gathered.push(chunk) === 1) setImmediate(sendOff)
    return true
  }) as Socket['write']
}
