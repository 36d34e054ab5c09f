import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

interface Heard {
  tenantId: string
  memberId?: string
  event: string
  data: unknown
}

let house: FormHouse
let heard: Heard[] = []
let formId = ''
let marks = 0
beforeAll(async () => {
  house = await createFormHouse()
  house.house.services.news.subscribe('live', (body) => heard.push(body as Heard))
})
afterAll(() => house?.close())

// Each test has a form of its own, whose news were not told within the last second.
beforeEach(async () => {
  formId = await house.form([{ id: 'title', type: 'text', name: '标题' }])
  heard = []
})

/** What the other processes were told so far: news arrive in the order in which they were sent. */
async function newsSoFar(): Promise<Heard[]> {
  const { live, news } = house.house.services
  const mark = `mark ${++marks}`
  const arrived = new Promise<void>((resolve) => {
    const stop = news.subscribe('live', (body) => {
      if ((body as Heard).event !== mark) return
      stop()
      resolve()
    })
  })
  live.publish(house.tenantId, undefined, mark, {})
  await arrived
  return heard.filter(({ event }) => event === 'record.changed')
}

test('[N2.6] a new record is news to the browsers of its tenant, and the news holds nothing of the record', async () => {
  await house.as(house.applicant).call('record.create', { formId, values: { title: '机密' } })
  expect(await newsSoFar()).toEqual([{ tenantId: house.tenantId, event: 'record.changed', data: { formId } }])
})

/** Listens at the door of the house instead: what was told, without the gathering. */
async function toldDuring(work: () => Promise<unknown>): Promise<unknown[][]> {
  const told: unknown[][] = []
  const { live } = house.house.services
  const { publishGathered } = live
  live.publishGathered = (...news) => void told.push(news)
  try {
    await work()
  } finally {
    live.publishGathered = publishGathered
  }
  return told
}

test('[N2.6] changing, binning, restoring and erasing records is news', async () => {
  const { office } = house
  const { id: recordId } = await office.call('record.create', { formId, values: { title: 'a' } })
  const acts: [string, object][] = [
    ['record.update', { formId, recordId, version: 1, values: { title: 'b' } }],
    ['record.bulkUpdate', { formId, recordIds: [recordId], values: { title: 'c' } }],
    ['record.delete', { formId, recordIds: [recordId] }],
    ['record.restore', { formId, recordIds: [recordId] }],
    ['record.delete', { formId, recordIds: [recordId] }],
    ['record.purge', { formId, recordIds: [recordId] }],
  ]
  for (const [operation, input] of acts) {
    const told = await toldDuring(() => office.call(operation, input))
    expect(told, operation).toEqual([[house.tenantId, 'record.changed', { formId }]])
  }
})

test('[N2.6] what was refused or changes nothing is no news', async () => {
  const { id: recordId } = await house.office.call('record.create', { formId, values: { title: 'a' } })
  const told = await toldDuring(async () => {
    await house.office.call('record.update', { formId, recordId, version: 1, values: { title: 'a' } })
    const wrong = house.office.call('record.create', { formId, values: { title: { wrong: 1 } } })
    await expect(wrong).rejects.toMatchObject({ status: 400 })
    const foreign = house.as(house.applicant).call('record.delete', { formId, recordIds: [recordId] })
    await expect(foreign).rejects.toMatchObject({ status: 404 })
  })
  expect(told).toEqual([])
})

test('[N2.6] telling of changes leaves nothing in the outbox', async () => {
  const { id } = await house.office.call('record.create', { formId, values: { title: 'a' } })
  await house.office.call('record.bulkUpdate', { formId, recordIds: [id], values: { title: 'b' } })
  const { rows } = await house.house.services.pools.job.query(
    `select topic from outbox where topic like 'record.%'`,
  )
  expect(rows).toEqual([])
})
