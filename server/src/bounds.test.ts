import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SluiceError } from './kernel/index.ts'
import type { SluiceOperation } from './platform/operation/index.ts'
import { inputSchema } from './testing/input-place.ts'
import { largestInput } from './testing/largest-input.ts'
import { longestWait } from './testing/loop-delay.ts'
import { rollingBack } from './testing/roll-back.ts'
import { knownOf } from './testing/sample-call.ts'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'
import { unboundedPlaces } from './testing/unbounded-places.ts'
import { fillCompany, type WholeCompany } from './testing/whole-company.ts'

/** Answers or refuses within this time, in milliseconds. */
const longestCall = 2_000
/** Nobody else waits longer meanwhile. */
const longestPause = 200
/** A machine that does other things too measures too much now and then, never too little. */
const attempts = 4
/** Characters of an address that servers take. */
const longestAddress = 12_000
const usualBody = 1024 * 1024

let house: TestHouse
let client: pg.Client
let own: WholeCompany
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

/** Calls as the administrator; what it does is undone. @returns what is wrong with the call */
async function slowness(operation: SluiceOperation, input: unknown): Promise<string | undefined> {
  let took = 0
  let crash: unknown
  const waited = await longestWait(() =>
    rollingBack(house.house, async () => {
      const begun = performance.now()
      await house
        .as(own.tenant.admin)
        .call(operation.id, input)
        .catch((error) => {
          if (!(error instanceof SluiceError) || error.status >= 500) crash = error
        })
      took = performance.now() - begun
    }),
  )
  if (crash) return `${operation.id}: ${(crash as Error).stack}`
  const isRight = took <= longestCall && waited <= longestPause
  return isRight
    ? undefined
    : `${operation.id} took ${Math.round(took)} ms, others waited ${Math.round(waited)} ms`
}

describe('what a request may ask', () => {
  test('[7.A2] every text, list and record of every input has a bound', () => {
    const found = [...house.house.registry.values()].flatMap((operation) =>
      unboundedPlaces(inputSchema(operation)).map((place) => `${operation.id} ${place}`),
    )
    expect(found).toEqual([])
  })

  test('[7.A2] the largest input of every operation is answered or refused in time, and keeps nobody waiting', async () => {
    const faults: string[] = []
    for (const operation of house.house.registry.values()) {
      const schema = inputSchema(operation)
      const characters =
        operation.method === 'GET' ? longestAddress : (operation.bodyLimit ?? usualBody) * 0.95
      for (let variant = 0; variant < 6; variant++) {
        const input = largestInput(schema, knownOf(operation, own), { characters, variant, depth: 60 })
        let fault: string | undefined
        for (let attempt = 0; attempt < attempts; attempt++) {
          fault = await slowness(operation, input)
          if (!fault) break
        }
        if (fault) faults.push(`${fault} (variant ${variant})`)
      }
    }
    expect(faults).toEqual([])
  }, 600_000)
})
