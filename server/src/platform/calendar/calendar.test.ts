import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { chineseHolidays } from './chinese-holidays.ts'

let house: TestHouse
// biome-ignore lint/suspicious/noExplicitAny: the registry checks every answer against its schema
let office: { call(id: string, input?: object): Promise<any> }

beforeAll(async () => {
  house = await createTestHouse()
  office = house.as(house.admin)
})
afterAll(() => house?.close())

const preset = async () => (await office.call('calendar.list')).items[0]
const get = (calendarId: string) => office.call('calendar.get', { calendarId })
const fieldsOf = (error: { fields: { field: string; code: string }[] }) =>
  error.fields.map(({ field, code }) => `${field} ${code}`)

describe('[N3.9] work calendars of a workspace', () => {
  test('a new workspace has one: office hours and the holidays of China with the days made up for', async () => {
    const { items, holidayYears } = await office.call('calendar.list')
    expect(items).toMatchObject([{ zone: 'Asia/Shanghai', isDefault: true, version: 1 }])
    expect(holidayYears).toEqual(expect.arrayContaining([2024, 2025, 2026]))
    const { week, days } = await get(items[0].id)
    expect(week.map((frames: unknown[]) => frames.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
    const year = house.clock.now().getUTCFullYear()
    expect(days.some(({ date }: { date: string }) => date.startsWith(`${year}-`))).toBe(true)
  })

  test('the days off and made up for are those of the notices of the State Council', () => {
    const of = (year: number, kind: string) =>
      chineseHolidays(year).flatMap((day) => (day.kind === kind ? [day.date.slice(5)] : []))
    expect(of(2024, 'work')).toEqual(['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'])
    expect(of(2025, 'work')).toEqual(['01-26', '02-08', '04-27', '09-28', '10-11'])
    expect(of(2026, 'work')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
    expect(of(2025, 'off')).toHaveLength(28)
    expect(of(2026, 'off')).toEqual(expect.arrayContaining(['02-15', '02-23', '10-01', '10-07']))
    expect(chineseHolidays(2099)).toEqual([])
  })

  test('is changed as a whole by whoever read its newest version, and a job reckons anew', async () => {
    const { id } = await office.call('calendar.create', { name: '客服班', zone: 'Europe/Berlin' })
    const frames = [
      { from: '08:00', to: '12:00' },
      { from: '22:00', to: '02:00' },
    ]
    const days = [{ date: '2026-12-31', kind: 'off', note: '年末盘点' }]
    const week = [frames, frames, [], [], [], [], []]
    const changed = await office.call('calendar.update', { calendarId: id, version: 1, week, days })
    expect(changed).toMatchObject({ version: 2, jobId: expect.any(String) })
    expect(await get(id)).toMatchObject({ zone: 'Europe/Berlin', week, days, version: 2 })
    await house.drain()
    expect(await office.call('job.get', { jobId: changed.jobId })).toMatchObject({ state: 'done' })
    await expect(
      office.call('calendar.update', { calendarId: id, version: 1, name: '夜班' }),
    ).rejects.toMatchObject({ code: 'calendar.version_conflict' })
    expect(await office.call('calendar.update', { calendarId: id, version: 2, name: '夜班' })).toEqual({
      version: 3,
    })
  })

  test('of two who change it at the same moment one is told', async () => {
    const { id } = await office.call('calendar.create', { name: '并发' })
    const results = await Promise.allSettled(
      ['Asia/Tokyo', 'Asia/Seoul'].map((zone) =>
        office.call('calendar.update', { calendarId: id, version: 1, zone }),
      ),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('holidays of a year replace what was marked that year and leave the others; a year without notice is refused', async () => {
    const days = [
      { date: '2026-03-03', kind: 'off', note: '公司日' },
      { date: '2027-01-01', kind: 'off' },
    ]
    const { id } = await office.call('calendar.create', { name: '节假日', days })
    const load = (year: number, version: number) =>
      office.call('calendar.loadHolidays', { calendarId: id, version, year })
    await load(2026, 1)
    const { days: loaded } = await get(id)
    expect(loaded).toEqual([...chineseHolidays(2026), days[1]])
    const refused = await load(2099, 2).catch((error) => error)
    expect(fieldsOf(refused)).toEqual(['year unknown_year'])
  })

  test('the default cannot go; another one can be made it', async () => {
    const first = await preset()
    await expect(office.call('calendar.delete', { calendarId: first.id })).rejects.toMatchObject({
      code: 'calendar.default',
    })
    const { id } = await office.call('calendar.create', { name: '大小周' })
    await office.call('calendar.makeDefault', { calendarId: id })
    expect((await preset()).id).toBe(id)
    await office.call('calendar.makeDefault', { calendarId: first.id })
    await office.call('calendar.delete', { calendarId: id })
    await expect(get(id)).rejects.toMatchObject({ code: 'calendar.not_found' })
  })

  test('bad input names the place and what would be right', async () => {
    const create = (changes: object) =>
      office.call('calendar.create', { name: '错误', ...changes }).catch((error) => error)
    const one = (frames: object[]) => ({ week: [frames, [], [], [], [], [], []] })
    expect(fieldsOf(await create({ zone: 'Asia/Atlantis' }))).toEqual(['zone unknown_zone'])
    expect(fieldsOf(await create({ week: Array(7).fill([]) }))).toEqual(['week no_work'])
    expect(fieldsOf(await create(one([{ from: '09:00', to: '09:00' }])))).toEqual(['week.0.0 no_length'])
    const overlapping = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ]
    expect(fieldsOf(await create(one(overlapping)))).toEqual(['week.0.1 overlap'])
    const twice = { date: '2026-05-01', kind: 'off' }
    expect(fieldsOf(await create({ days: [twice, twice] }))).toEqual(['days.1.date twice'])
    expect((await create(one([{ from: '25:00', to: '26:00' }]))).fields[0].field).toMatch(/^week\.0/)
    const { name } = await preset()
    expect(fieldsOf(await create({ name }))).toEqual(['name taken'])
  })

  test('everybody sees them, only those who may manage them change them', async () => {
    const { id } = await preset()
    const member = house.as(house.applicant)
    expect(await member.call('calendar.get', { calendarId: id })).toMatchObject({ id })
    await expect(
      member.call('calendar.update', { calendarId: id, version: 1, name: 'x' }),
    ).rejects.toMatchObject({
      code: 'common.forbidden',
    })
  })
})
