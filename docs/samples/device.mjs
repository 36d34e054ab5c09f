// A device of a project: makes a key of its own at its first start, asks to be let in, then calls (RFC 9421, Ed25519).
// node device.mjs <server> <pk_…> <file for the key> [METHOD path [json]]
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [server, projectId, file, method, target, body = ''] = process.argv.slice(2)

if (!existsSync(file)) {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
}
const privateKey = createPrivateKey(readFileSync(file))
const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x

async function enrol() {
  const timestamp = Math.floor(Date.now() / 1000)
  const text = ['sluice-device', projectId, publicKey, timestamp].join('\n')
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64')
  const answer = await fetch(`${server}/api/access-keys/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sluice-csrf': '1' },
    body: JSON.stringify({ projectId, name: 'sample device', publicKey, timestamp, signature }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json()
}

const { keyName, state } = await enrol()
if (!method) console.log(state)
else {
  const { host } = new URL(server)
  const [path, query = ''] = target.split('?')
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const lines = [
    ['@method', method],
    ['@authority', host],
    ['@path', path],
    ['@query', `?${query}`],
    ...(body ? [['content-digest', digest]] : []),
  ]
  const names = lines.map(([name]) => `"${name}"`).join(' ')
  const nonce = randomBytes(16).toString('hex')
  const parameters = `(${names});created=${Math.floor(Date.now() / 1000)};nonce="${nonce}";keyid="${keyName}";alg="ed25519"`
  const base = [
    ...lines.map(([name, value]) => `"${name}": ${value}`),
    `"@signature-params": ${parameters}`,
  ].join('\n')
  const answer = await fetch(`${server}${target}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json', 'content-digest': digest } : {}),
      'signature-input': `sig=${parameters}`,
      signature: `sig=:${sign(null, Buffer.from(base), privateKey).toString('base64')}:`,
    },
    ...(body ? { body } : {}),
  })
  console.log(answer.status, await answer.text())
}
