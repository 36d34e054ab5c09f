import type { Socket } from 'node:net'
import type pg from 'pg'

/**
 * Lets statements that are sent at the same time travel in one packet. A pipelining connection would hand each message
 * to the kernel on its own, which costs more than making it.
 */
export function gatherWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const write = stream.write
  let gathering = false
  const sendOff = () => {
    gathering = false
    stream.uncork()
  }
  stream.write = ((...given: Parameters<Socket['write']>) => {
    if (!gathering) {
      gathering = true
      stream.cork()
      setImmediate(sendOff)
    }
    return Reflect.apply(write, stream, given)
  }) as Socket['write']
}
