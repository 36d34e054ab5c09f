import type { AddressInfo } from 'node:net'
import { createClient, type OperationId } from '@sluice/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './platform/identity/testing/browser.ts'
import type { SluiceOperation } from './platform/operation/index.ts'
import { inputSchema } from './testing/input-place.ts'
import { largestInput } from './testing/largest-input.ts'
import { rollingBack } from './testing/roll-back.ts'
import { knownOf } from './testing/sample-call.ts'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'
import { unboundedPlaces } from './testing/unbounded-places.ts'
import { openWatcher, type SentRequest, type Watcher } from './testing/watched-call.ts'
import { fillCompany, type WholeCompany } from './testing/whole-company.ts'

/** Answers or refuses within this time, in milliseconds. */
const longestCall = 2_000
/** `/livez` never waits longer meanwhile. */
const longestPause = 200
/** A machine that does other things too measures too much now and then, never too little. */
const attempts = 6
/** Bytes of an address that servers take, headers beside it. */
const longestAddress = 15_000
const usualBody = 1024 * 1024

let house: TestHouse
let client: pg.Client
let own: WholeCompany
let watcher: Watcher
let address: string
let cookie: string
beforeAll(async () => {
  // Each call comes from an address of its own: what is limited by address would answer nothing but that.
  house = await createTestHouse({ environment: { SLUICE_TRUST_PROXY: '1' } })
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
  await client.query('update sluice.account set must_change_password = false')
  const { app } = house.house
  await app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const browser = openBrowser(app)
  await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
  cookie = browser.cookie
  watcher = openWatcher()
})
afterAll(async () => {
  await watcher?.close()
  await client?.end()
  await house?.close()
})

let calls = 0
/** The request that carries an input, as the typed client sends it. */
async function requestOf({ id }: SluiceOperation, input: unknown): Promise<SentRequest> {
  let made: SentRequest | undefined
  const { call } = createClient({
    baseUrl: address,
    headers: () => ({ cookie, 'x-forwarded-for': `198.51.${(++calls >> 8) & 255}.${calls & 255}` }),
    fetch: async (url, { method, headers, body } = {}) => {
      made = {
        url: String(url),
        method: method!,
        headers: headers as Record<string, string>,
        ...(body ? { body: body as string } : {}),
      }
      return new Response(null, { status: 204 })
    },
  })
  await call(id as OperationId, input as never)
  return made!
}

/** The largest request of a variant that a server takes. */
async function largestRequest(operation: SluiceOperation, variant: number): Promise<SentRequest> {
  const inBody = (operation.bodyLimit ?? usualBody) * 0.95
  let characters = operation.method === 'GET' ? 12_000 : inBody
  for (;;) {
    const input = largestInput(inputSchema(operation), knownOf(operation, own), {
      characters,
      variant,
      depth: 60,
    })
    const request = await requestOf(operation, input)
    // What stands in an address takes more room there.
    if (request.url.length <= longestAddress) return request
    characters *= 0.8
  }
}

/** Sends a request as the administrator; what it does is undone. @returns what is wrong with the answer */
async function slowness({ id }: SluiceOperation, request: SentRequest): Promise<string | undefined> {
  const { status, body, took, waited } = await rollingBack(house.house, () => watcher.send(request))
  const isStranger = status === 401 && body.includes('common.unauthenticated')
  if (status >= 500 || isStranger || status === 429 || status === 431) return `${id}: ${status} ${body}`
  const isRight = took <= longestCall && waited <= longestPause
  return isRight ? undefined : `${id} took ${Math.round(took)} ms, /livez ${Math.round(waited)} ms`
}

describe('what a request may ask', () => {
  test('[7.A2] every text, list and record of every input has a bound', () => {
    const found = [...house.house.registry.values()].flatMap((operation) =>
      unboundedPlaces(inputSchema(operation)).map((place) => `${operation.id} ${place}`),
    )
    expect(found).toEqual([])
  })

  test('[7.A2] the largest input of every operation is answered or refused in time, and /livez answers meanwhile', async () => {
    const faults: string[] = []
    for (const operation of house.house.registry.values()) {
      for (let variant = 0; variant < 6; variant++) {
        const request = await largestRequest(operation, variant)
        let fault: string | undefined
        for (let attempt = 0; attempt < attempts; attempt++) {
          fault = await slowness(operation, request)
          if (!fault) break
        }
        if (fault) faults.push(`${fault} (variant ${variant})`)
      }
    }
    expect(faults).toEqual([])
  }, 600_000)
})
