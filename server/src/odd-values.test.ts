import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyField } from './engine/form/testing/arbitrary-field.ts'
import { SluiceError } from './kernel/index.ts'
import { allPlaces, inputSchema, placeText } from './testing/input-place.ts'
import { rollingBack } from './testing/roll-back.ts'
import { knownOf } from './testing/sample-call.ts'
import { sampleInput } from './testing/sample-input.ts'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'
import { fillCompany, type WholeCompany } from './testing/whole-company.ts'

/** What one guard refuses wherever it stands: each place gets one of them, in turn. */
const neverKept: [string, unknown][] = Object.entries({
  nul: 'a\0b',
  'half a character': 'a\ud83d',
  'a key with U+0000': { 'a\0': 1 },
  'a prototype': JSON.parse('{"__proto__":{"admin":true}}'),
  'a deep list': JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  'an endless number': Number.POSITIVE_INFINITY,
  'no number': Number.NaN,
})

/** What a place may mean something by, or not: every place gets all of them. */
const oddValues: [string, unknown][] = Object.entries({
  'the name of a method': 'constructor',
  'an object with names of methods': { constructor: 1, toString: null, hasOwnProperty: [] },
  'a huge number': 1e308,
  'a huge negative number': -1e308,
  'a tiny number': 5e-324,
  'beyond exact integers': 2 ** 63,
  'minus one': -1,
  'half a number': 0.5,
  'a date that is none': '2026-02-31',
  'an instant far away': '+275760-09-13T00:00:00.000Z',
  'an instant before the calendar': '-271821-04-20T00:00:00.000Z',
  infinity: 'infinity',
  'an empty text': '',
  blanks: ' \t\r\n\u3000\u200b',
  'signs of control': '\u0001\u001b[31m\u202e\ufeff',
  'a long text': '长'.repeat(20_000),
  'a pattern': '%_\\%(((',
  'an id of nothing': '00000000-0000-0000-0000-000000000000',
  'an empty list': [],
  'a list of nothing': [null],
  'an empty object': {},
  nothing: null,
  yes: true,
})

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

/** What went wrong with a call; undefined when it was answered, or refused in words. */
async function crash(operationId: string, input: unknown): Promise<string | undefined> {
  const { admin } = own.tenant
  const actor = { ...admin.actor, sessionId: own.ids.sessionId! } as typeof admin.actor
  try {
    await rollingBack(house.house, () => house.as({ ...admin, actor }).call(operationId, input))
    return undefined
  } catch (error) {
    if (error instanceof SluiceError && error.status < 500) return undefined
    return String((error as Error).stack)
      .split('\n')
      .slice(0, 4)
      .join(' | ')
  }
}

test('[P5.1] an odd value at any place of any operation is answered or refused in words, never with a failure', async () => {
  const crashes: string[] = []
  let turn = 0
  for (const operation of house.house.registry.values()) {
    const schema = inputSchema(operation)
    const known = knownOf(operation, own)
    for (const place of allPlaces(schema)) {
      for (const [what, value] of [neverKept[turn++ % neverKept.length]!, ...oddValues]) {
        const found = await crash(operation.id, sampleInput(schema, known, place, value))
        if (found) crashes.push(`${operation.id} ${placeText(place)} = ${what}: ${found}`)
      }
    }
  }
  expect(crashes).toEqual([])
}, 240_000)

test('[P5.1] so it is in every field of a record, in filters, orders, groups and searches over them', async () => {
  const { formId: form } = own.ids
  const known = {
    members: [own.tenant.admin.memberId],
    departments: [own.tenant.departmentId],
    form: form!,
    records: [own.ids.recordId!],
  }
  const fields = everyField(known)
  const admin = house.as(own.tenant.admin)
  const { id: formId } = await admin.call('form.create', { appId: own.ids.appId, name: 'every type' })
  await admin.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  const { id: recordId } = await admin.call('record.create', { formId, values: {} })
  const crashes: string[] = []
  const attempt = async (operationId: string, what: string, input: object) => {
    const found = await crash(operationId, input)
    if (found) crashes.push(`${operationId} ${what}: ${found}`)
  }
  for (const [what, value] of [...neverKept, ...oddValues]) {
    for (const { id } of fields) {
      const label = `${id} = ${what}`
      await attempt('record.create', label, { formId, values: { [id]: value } })
      await attempt('record.update', label, { formId, recordId, values: { [id]: value }, version: 1 })
      await attempt('record.create', `lines.${label}`, { formId, values: { lines: [{ [id]: value }] } })
      for (const op of ['eq', 'gt', 'contains', 'in', 'between', 'isEmpty']) {
        const filter = { all: [{ field: id, op, value }] }
        await attempt('record.list', `${op} ${label}`, {
          formId,
          filter,
          sort: [{ field: id, direction: 'asc' }],
        })
      }
      const definition = {
        formId,
        chart: 'bar',
        rows: [{ field: id }],
        measures: [{ aggregate: 'count' }],
        filter: { any: [{ field: id, op: 'ne', value }] },
      }
      await attempt('report.run', label, { definition })
      await attempt('report.records', label, { definition, keys: [value] })
    }
    await attempt('record.list', `field ${what}`, { formId, filter: { field: value, op: 'eq', value: 1 } })
    await attempt('record.list', `sort ${what}`, { formId, sort: [{ field: value, direction: 'desc' }] })
    await attempt('record.list', `cursor ${what}`, { formId, cursor: value })
    await attempt('record.list', `search ${what}`, { formId, search: value })
    await attempt('record.create', `values ${what}`, { formId, values: value })
  }
  expect(crashes).toEqual([])
}, 240_000)
