import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestFits } from './content-digest.ts'
import { headerSignatureBase } from './read-header-signature.ts'
import { readProof } from './read-proof.ts'
import { signatureBase } from './signature-base.ts'
import type { SignedRequest } from './signed-request.ts'
import { verifyProof } from './verify-proof.ts'

const read = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'))
const rfc = read('..', 'testing', 'rfc9421.json')
const own = read('..', '..', '..', '..', '..', 'docs', 'vectors', 'api-key.json')

interface Message {
  method: string
  target: string
  headers: [string, string][]
  body?: string
}

function requestOf({ method, target, headers, body = '' }: Message): SignedRequest {
  const url = new URL(target)
  const byName: Record<string, string[]> = {}
  for (const [name, value] of headers) {
    const values = byName[name.toLowerCase()] ?? []
    byName[name.toLowerCase()] = [...values, value]
  }
  return {
    method,
    scheme: 'https',
    target: target.slice(url.origin.length),
    host: url.host,
    headers: byName,
    body: Buffer.from(body),
  }
}

/** Names and inner list of a `Signature-Input` of the RFC. */
function inputOf(text: string): { components: string[]; parameters: string } {
  const parameters = text.slice(text.indexOf('=') + 1)
  const list = parameters.slice(1, parameters.indexOf(')'))
  return { components: [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name!), parameters }
}
const bytesOf = (signature: string) => Buffer.from(signature.slice(signature.indexOf(':') + 1, -1), 'base64')
const edKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc.ed25519 }, format: 'jwk' })

describe('[L8.1] RFC 9421', () => {
  test('the signature bases of its appendix are made, and its HMAC and Ed25519 signatures fit them', () => {
    const checked: string[] = []
    for (const { name, alg, message, signatureInput, signature, signatureBase: expected } of rfc.vectors) {
      const { components, parameters } = inputOf(signatureInput)
      const base = signatureBase(requestOf(message), components, parameters)
      expect([name, base]).toEqual([name, expected])
      const made = bytesOf(signature)
      if (alg === 'hmac-sha256')
        expect(createHmac('sha256', Buffer.from(rfc.sharedSecret, 'base64')).update(base!).digest()).toEqual(
          made,
        )
      if (alg === 'ed25519') expect(verify(null, Buffer.from(base!), edKey, made)).toBe(true)
      checked.push(alg)
    }
    expect(checked).toContain('hmac-sha256')
    expect(checked).toContain('ed25519')
  })

  test('what a message may become on its way, and what it may not', () => {
    const { signatureInput, signature } = rfc.vectors.find(({ name }: { name: string }) =>
      name.startsWith('B.4'),
    )
    const { components, parameters } = inputOf(signatureInput)
    const outcomes = rfc.transformations.map(({ why, message }: { why: string; message: Message }) => {
      const base = signatureBase(requestOf(message), components, parameters)
      return [why, verify(null, Buffer.from(base ?? ''), edKey, bytesOf(signature))]
    })
    expect(outcomes).toEqual(
      rfc.transformations.map(({ why, stillValid }: { why: string; stillValid: boolean }) => [
        why,
        stillValid,
      ]),
    )
  })

  test('digests of contents', () => {
    const { body, sha256, sha512 } = rfc.contentDigest
    const content = Buffer.from(body)
    expect([sha256, sha512, `${sha256}, ${sha512}`].map((header) => digestFits(header, content))).toEqual([
      true,
      true,
      true,
    ])
    const wrong = [
      '',
      'sha-256',
      'sha-256=:AAAA:',
      'md5=:AAAA:',
      sha256.replace('sha-256', 'sha-512'),
      `${sha256}, sha-512=:AAAA:`,
      'not a dictionary (',
    ]
    expect(wrong.filter((header) => digestFits(header, content))).toEqual([])
    expect(digestFits(sha256, Buffer.from(`${body} `))).toBe(false)
  })
})

const secret = { algorithm: 'hmac-sha256' as const, material: own.secret as string }

describe('[L8.1] the simple profile', () => {
  test('our published vectors, made by another program, are met', () => {
    for (const { method, target, body, timestamp, nonce, base, signature } of own.vectors) {
      const request = { method, target, body: Buffer.from(body) }
      expect(headerSignatureBase(request, { timestamp, nonce })).toBe(base)
      const headers = {
        'x-api-key': 'ak',
        'x-api-timestamp': timestamp,
        'x-api-nonce': nonce,
        'x-api-signature': signature,
      }
      const proof = readProof({ ...request, scheme: 'https', host: 'example.com', headers })
      expect('base' in proof && verifyProof(proof, [secret])).toBe(true)
    }
  })

  test('whatever is changed in a request, its signature does not fit any more', () => {
    const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc019=&%/'.split('')) })
    const change = fc.constantFrom('method', 'target', 'query', 'body', 'timestamp', 'nonce')
    fc.assert(
      fc.property(text, text, text, change, (path, query, body, changed) => {
        const request: SignedRequest = {
          method: 'POST',
          scheme: 'https',
          host: 'example.com',
          target: `/${path.replaceAll('?', '')}?${query}`,
          body: Buffer.from(body),
          headers: {},
        }
        const stamp = { timestamp: '1772413200', nonce: '0123456789abcdef' }
        const base = headerSignatureBase(request, stamp)
        const signature = createHmac('sha256', own.secret).update(base).digest('hex')
        const headersOf = ({ timestamp, nonce }: typeof stamp) => ({
          'x-api-key': 'ak',
          'x-api-timestamp': timestamp,
          'x-api-nonce': nonce,
          'x-api-signature': signature,
        })
        const fits = (sent: SignedRequest, used = stamp) => {
          const proof = readProof({ ...sent, headers: headersOf(used) })
          return 'base' in proof && verifyProof(proof, [secret])
        }
        expect(fits(request)).toBe(true)
        const altered = {
          method: { ...request, method: 'PUT' },
          target: { ...request, target: `/x${request.target}` },
          query: { ...request, target: `${request.target}&x` },
          body: { ...request, body: Buffer.from(`${body}x`) },
          timestamp: request,
          nonce: request,
        }[changed]
        const used = {
          ...stamp,
          ...(changed === 'timestamp' ? { timestamp: '1772413201' } : {}),
          ...(changed === 'nonce' ? { nonce: '0123456789abcdeg' } : {}),
        }
        expect(fits(altered, used)).toBe(false)
      }),
    )
  })
})

describe('[L8.1] what a signature must cover and tell', () => {
  const body = Buffer.from('{}')
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const covered = '"@method" "@authority" "@path" "@query" "content-digest"'
  const all = ';created=1772413200;nonce="0123456789abcdef";keyid="ak"'
  const request = (input: string, more: object = {}): SignedRequest => ({
    method: 'POST',
    scheme: 'https',
    target: '/api/x?a=1',
    host: 'Example.com:443',
    body,
    headers: { 'signature-input': input, signature: 'sig=:AAAA:', 'content-digest': digest, ...more },
  })

  test('all of it there is read; anything missing is named', () => {
    expect(readProof(request(`sig=(${covered})${all}`))).toMatchObject({
      keyId: 'ak',
      created: 1772413200,
      nonce: '0123456789abcdef',
      base: expect.stringContaining('"@authority": example.com\n"@path": /api/x\n"@query": ?a=1\n'),
    })
    const faults: [SignedRequest, string][] = [
      [request(`sig=(${covered.replace('"@query" ', '')})${all}`), 'components'],
      [request(`sig=(${covered.replace(' "content-digest"', '')})${all}`), 'components'],
      [request(`sig=(${covered} "x-missing")${all}`), 'components'],
      [request(`sig=(${covered} "@path")${all}`), 'components'],
      [request(`sig=(${covered} "@unknown")${all}`), 'components'],
      [request(`sig=(${covered} "@query-param";name="a")${all}`), 'malformed'],
      [request(`sig=(${covered})${all.replace('created=1772413200;', '')}`), 'parameters'],
      [request(`sig=(${covered})${all.replace(';nonce="0123456789abcdef"', '')}`), 'parameters'],
      [request(`sig=(${covered})${all.replace('0123456789abcdef', 'short')}`), 'nonce'],
      [request(`sig=(${covered})${all};alg="none"`), 'algorithm'],
      [request(`sig=(${covered})${all};expires="soon"`), 'parameters'],
      [request(`other=(${covered})${all}`), 'malformed'],
      [request(`sig=(${covered})${all}, two=(${covered})${all}`), 'malformed'],
      [request('sig=('), 'malformed'],
      [request(`sig=(${covered})${all}`, { 'content-digest': digest.replace('a', 'b') }), 'digest'],
      [request(`sig=(${covered})${all}`, { 'x-api-key': 'ak' }), 'malformed'],
    ]
    expect(faults.map(([sent]) => readProof(sent))).toEqual(faults.map(([, fault]) => ({ fault })))
  })
})
