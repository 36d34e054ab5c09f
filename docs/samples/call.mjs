// node call.mjs SERVER KEY SECRET METHOD TARGET [BODY]
import { createHash, createHmac, randomUUID } from 'node:crypto'

export async function call(server, key, secret, method, target, body = '') {
  const [path, query = ''] = target.split('?')
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomUUID()
  const digest = createHash('sha256').update(body).digest('hex')
  const text = [method, path, query.split('&').sort().join('&'), timestamp, nonce, digest].join('\n')
  const signature = createHmac('sha256', secret).update(text).digest('hex')
  return fetch(server + target, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      'x-api-key': key,
      'x-api-timestamp': timestamp,
      'x-api-nonce': nonce,
      'x-api-signature': signature,
    },
    ...(body ? { body } : {}),
  })
}

const answer = await call(...process.argv.slice(2))
console.log(answer.status, await answer.text())
