import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { refuseUnparsable } from './refuse-unparsable.ts'

test('[7.A15] what is no request, and a head without end, are refused as problem details', async () => {
  const app = fastify({ clientErrorHandler: refuseUnparsable })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answerTo = async (bytes: string) => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(bytes)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    expect(head).toContain('application/problem+json')
    const { code, status } = JSON.parse(body)
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    return [status, code]
  }
  expect(await answerTo('nonsense\r\n\r\n')).toEqual([400, 'common.not_http'])
  const long = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`
  expect(await answerTo(long)).toEqual([431, 'common.head_too_large'])
  await app.close()
})
