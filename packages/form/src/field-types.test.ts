import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNewValues, checkValue } from './checking.ts'
import {
  byHundred,
  cascadeBelow,
  cascadeNamed,
  type Field,
  fieldTypes,
  flowStates,
  locationOf,
  newCheck,
  placeOf,
  readDateRange,
  readDuration,
  readLocation,
  systemAttributes,
  typeOf,
  writeAddress,
  writeDuration,
  writeLocation,
} from './index.ts'
import { loadRegions, type Region } from './regions.ts'

const names = {
  members: { m1: '林晓', m2: '陈立' },
  departments: {},
  roles: {},
  records: {},
  files: {},
}
const write = (field: Field, value: string | number | string[], locale: 'zh' | 'en' = 'zh') =>
  typeOf(field).text(field, value, { locale, timeZone: 'Asia/Shanghai', names })
const named = { id: 'f', name: '字段' }

test('[N2.1] a value is written one way: labels, names, the currency of its field, the clock of its reader', () => {
  const choices = [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ]
  expect(write({ ...named, type: 'singleChoice', choices }, 'b')).toBe('乙')
  expect(write({ ...named, type: 'singleChoice', choices }, 'gone')).toBe('gone')
  expect(write({ ...named, type: 'multipleChoice', choices }, ['a', 'b'])).toBe('甲、乙')
  expect(write({ ...named, type: 'multipleChoice', choices }, ['a', 'b'], 'en')).toBe('甲, 乙')
  expect(write({ ...named, type: 'member', multiple: true }, ['m2', 'nobody'])).toBe('陈立、未知成员')
  expect(write({ ...named, type: 'money', currency: 'EUR' }, 1280.5)).toBe('€1,280.50')
  expect(write({ ...named, type: 'number', scale: 2, unit: '吨' }, 1280.5)).toBe('1,280.50 吨')
  expect(write({ ...named, type: 'number', grouping: false }, 10248)).toBe('10248')
  expect(write({ ...named, type: 'dateTime' }, '2026-03-01T16:30:00.000Z')).toBe('2026-03-02 00:30')
  expect(write({ ...named, type: 'date' }, '0042-03-01')).toBe('0042-03-01')
})

test('[N2.3] defaults are those of the moment and the person, on the day of the time zone', () => {
  const fields: Field[] = [
    { id: 'day', name: '日期', type: 'date', default: 'today' },
    { id: 'by', name: '经办', type: 'member', multiple: true, default: 'currentUser' },
    { id: 'kept', name: '数量', type: 'number', default: 3 },
    { id: 'no', name: '编号', type: 'autoNumber', digits: 4 },
  ]
  const form = { fields: new Map(fields.map((field) => [field.id, field])) }
  const now = new Date('2026-03-01T16:30:00Z')
  const memberId = '00000000-0000-4000-8000-000000000001'
  const setting = { now, timeZone: 'Asia/Shanghai', memberId, departmentId: null }
  const { values, check } = checkNewValues(form, {}, setting)
  expect(check.problems).toEqual([])
  expect(values).toEqual({ day: '2026-03-02', by: [memberId], kept: 3, no: null })
})

test('[N2.1] types, system attributes and states have their words in both languages', () => {
  const texts = [
    ...Object.values(fieldTypes).map(({ name }) => name),
    ...Object.values(systemAttributes).map(({ name }) => name),
    ...Object.values(flowStates),
  ]
  for (const { zh, en } of texts) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z][\w -]+$/)
  }
})

const accept = (field: { type: Field['type'] } & Record<string, unknown>, value: unknown) => {
  const check = newCheck()
  const kept = checkValue({ ...named, ...field } as Field, value, 'f', check)
  return check.problems.length > 0 ? check.problems.map(({ code }) => code) : kept
}

test('[N2.1] addresses, phones, links and colours are kept in one writing and refused by name', () => {
  expect(accept({ type: 'email' }, ' Zhang.San@Example.COM ')).toBe('Zhang.San@example.com')
  for (const wrong of ['a@b', 'a b@example.com', '@example.com', 'a@-x.com', 'a@example..com'])
    expect(accept({ type: 'email' }, wrong)).toEqual(['notAnEmail'])
  expect(accept({ type: 'phone' }, '+86 138-1234-5678')).toBe('13812345678')
  expect(accept({ type: 'phone' }, '０１０－１２３４５６７８')).toBe('010-12345678')
  expect(accept({ type: 'phone' }, '400-800-8888转12')).toBe('400-800-8888转12')
  expect(accept({ type: 'phone', mobileOnly: true }, '010-12345678')).toEqual(['notAPhone'])
  for (const wrong of ['12', 'tel', '138 1234 5678 x', '()()()'])
    expect(accept({ type: 'phone' }, wrong)).toEqual(['notAPhone'])
  expect(accept({ type: 'link' }, 'example.com/路')).toBe('https://example.com/路')
  expect(accept({ type: 'link' }, 'localhost:8080/a')).toEqual(['notALink'])
  expect(accept({ type: 'link' }, 'example.com:8080/a')).toBe('https://example.com:8080/a')
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', 'http://', 'a b.com', 'JaVaScRiPt:1.x'])
    expect(accept({ type: 'link' }, wrong)).toEqual(['notALink'])
  expect(accept({ type: 'color' }, 'ABC')).toBe('#aabbcc')
  expect(accept({ type: 'color' }, 'red')).toEqual(['notAColor'])
})

test('[N2.1] times and durations are read as people write them, and written so that they read back', () => {
  const times = {
    '9:30': '09:30:00',
    '9点半': '09:30:00',
    '0930': '09:30:00',
    '９点３０分': '09:30:00',
    '23:59:59': '23:59:59',
    '8点': '08:00:00',
  }
  for (const [typed, kept] of Object.entries(times)) expect(accept({ type: 'time' }, typed)).toBe(kept)
  for (const wrong of ['24:00', '9:60', '930', 'noon', '7'])
    expect(accept({ type: 'time' }, wrong)).toEqual(['notATime'])
  expect(
    ['1天2小时30分', '26:30', '2h 15m', '1.5', '-1:00', '90分钟'].map((typed) => readDuration(typed, 3600)),
  ).toEqual([95_400, 95_400, 8100, 5400, -3600, 5400])
  expect(['1年', 'h', '', '1h 2x'].map((typed) => readDuration(typed, 3600))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom('d', 'h', 'm', 's'),
      fc.constantFrom('zh', 'en'),
      (seconds, largest, locale) => {
        expect(readDuration(writeDuration(seconds, largest, locale), 1)).toBe(seconds)
      },
    ),
  )
  expect(write({ ...named, type: 'time' }, '09:30:00')).toBe('09:30')
  expect(write({ ...named, type: 'duration' }, 95_400)).toBe('26小时30分钟')
  expect(write({ ...named, type: 'duration', unit: 'day' }, 95_400, 'en')).toBe('1 d 2 h 30 min')
})

test('[N2.1] a range of days is read as people write it, kept in one writing, refused by what is wrong with it', () => {
  const ranges = {
    '2026-03-01/2026-03-05': '2026-03-01/2026-03-05',
    '2026年3月1日至2026年3月5日': '2026-03-01/2026-03-05',
    '2026/3/1 - 2026/3/5': '2026-03-01/2026-03-05',
    '２０２６.3.1～2026.3.5': '2026-03-01/2026-03-05',
  }
  for (const [typed, kept] of Object.entries(ranges)) expect(accept({ type: 'dateRange' }, typed)).toBe(kept)
  const wrong = ['2026-03-01', '2026-02-30/2026-03-01', '2026-03-01/', 'a 2026-03-01/2026-03-05', '/', 5]
  for (const value of wrong) expect(accept({ type: 'dateRange' }, value)).toEqual(['notADateRange'])
  expect(accept({ type: 'dateRange' }, '2026-03-05/2026-03-01')).toEqual(['rangeReversed'])
  expect(accept({ type: 'dateRange', maxDays: 5 }, '2026-03-01/2026-03-05')).toBe('2026-03-01/2026-03-05')
  expect(accept({ type: 'dateRange', maxDays: 4 }, '2026-03-01/2026-03-05')).toEqual(['rangeTooLong'])
  expect(write({ ...named, type: 'dateRange' }, '2026-03-01/2026-03-05')).toBe('2026-03-01 至 2026-03-05')
  for (const locale of ['zh', 'en'] as const)
    expect(readDateRange(write({ ...named, type: 'dateRange' }, '0001-01-01/9999-12-31', locale))).toBe(
      '0001-01-01/9999-12-31',
    )
})

test('[N2.1] a place is a latitude and a longitude, written as people and devices write them', () => {
  const places = {
    '30.2741,120.1551': '30.2741,120.1551',
    '30.2741N 120.1551E': '30.2741,120.1551',
    '(33.8688°S，151.2093°E)': '-33.8688,151.2093',
    'geo:30.27410049,120.1551;u=34.2': '30.2741,120.1551;u=35',
    '-90, 180 (±5 m)': '-90,180;u=5',
    '0.00000001 -0': '0,0',
  }
  for (const [typed, kept] of Object.entries(places)) expect(accept({ type: 'location' }, typed)).toBe(kept)
  for (const wrong of [
    '91,0',
    '0,181',
    '30.2741',
    'here',
    '1,2,3',
    '30.2,120.1;u=-1',
    5,
    `1,1${' '.repeat(99)}`,
  ])
    expect(accept({ type: 'location' }, wrong)).toEqual(['notALocation'])
  expect(write({ ...named, type: 'location' }, '30.2741,120.1551;u=35')).toBe('30.2741, 120.1551 (±35 m)')
  fc.assert(
    fc.property(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
      (latitude, longitude, accuracy) => {
        const kept = locationOf({ latitude, longitude, accuracy })
        expect(readLocation(kept)).toBe(kept)
        expect(readLocation(writeLocation(kept))).toBe(kept)
        expect(Math.abs(placeOf(kept)!.latitude - latitude)).toBeLessThanOrEqual(5.1e-7)
      },
    ),
  )
})

test('[N2.1] an address is a region with the line to the door, in one writing', () => {
  const door = '浙江省/杭州市/西湖区  文三路  1 号 '
  expect(accept({ type: 'address' }, door)).toBe('浙江省/杭州市/西湖区 文三路 1 号')
  expect(write({ ...named, type: 'address' }, '浙江省/杭州市/西湖区 文三路 1 号')).toBe(
    '浙江省杭州市西湖区文三路 1 号',
  )
  expect(accept({ type: 'address', level: 'city' }, '浙江省/杭州市/西湖区')).toEqual(['notAnAddress'])
  expect(accept({ type: 'address', regionOnly: true }, '浙江省/杭州市/西湖区 1 号')).toEqual(['notAnAddress'])
  expect(accept({ type: 'address' }, `浙江省/杭州市/西湖区 ${'路'.repeat(300)}`)).toEqual(['tooLong'])
  expect(accept({ type: 'address' }, ['浙江省'])).toEqual(['wrongType'])
})

test('[N2.1] an address in one line is read: short names, blanks, a city without its province; what is no region is not', async () => {
  const regions = await loadRegions()
  const lines = {
    浙江省杭州市西湖区文三路1号: '浙江省/杭州市/西湖区 文三路1号',
    '浙江 杭州 西湖区 文三路1号': '浙江省/杭州市/西湖区 文三路1号',
    '浙江省/杭州市/西湖区 文三路1号': '浙江省/杭州市/西湖区 文三路1号',
    杭州市西湖区: '浙江省/杭州市/西湖区',
    上海市徐汇区漕溪北路: '上海市/徐汇区 漕溪北路',
    '内蒙古 呼和浩特 新城区': '内蒙古自治区/呼和浩特市/新城区',
    吉林省吉林市昌邑区: '吉林省/吉林市/昌邑区',
  }
  for (const [line, kept] of Object.entries(lines)) expect(regions.read(line, 3)).toBe(kept)
  for (const wrong of ['杭州市西湖大道1号', '北京大学', '火星', '', '浙江省'])
    expect(regions.read(wrong, 3)).toBeUndefined()
  expect(regions.read('浙江省', 1)).toBe('浙江省')
  const ends: string[][] = []
  const collect = ({ name, below }: Region, above: string[]) => {
    if (below.length === 0) ends.push([...above, name])
    for (const one of below) collect(one, [...above, name])
  }
  for (const province of regions.provinces) collect(province, [])
  expect(ends.length).toBeGreaterThan(2800)
  // Whatever address is exported is read back the same.
  for (const path of ends)
    expect(regions.read(writeAddress(`${path.join('/')} 1 号`), 3)).toBe(`${path.join('/')} 1 号`)
})

test('[N2.1] a barcode is a text that its kind can hold', () => {
  expect(accept({ type: 'barcode' }, ' 二维码 ')).toBe('二维码')
  expect(accept({ type: 'barcode', format: 'code128' }, 'A-1 ~')).toBe('A-1 ~')
  expect(accept({ type: 'barcode', format: 'code128' }, '条码')).toEqual(['notABarcode'])
  expect(accept({ type: 'barcode', format: 'code128' }, '1'.repeat(81))).toEqual(['tooLong'])
  expect(accept({ type: 'barcode' }, '1'.repeat(501))).toEqual(['tooLong'])
  expect(accept({ type: 'barcode' }, 5)).toEqual(['wrongType'])
})

test('[N2.1] a percentage is a share of one, exact in its decimals', () => {
  expect(write({ ...named, type: 'percent' }, 0.125)).toBe('12.5%')
  expect(write({ ...named, type: 'percent', scale: 2 }, 0.1)).toBe('10.00%')
  expect(accept({ type: 'percent', scale: 1 }, 0.1255)).toEqual(['tooPrecise'])
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
      expect(byHundred(n)).toBe(n / 100)
    }),
  )
})

test('[N2.1] a cascade takes the lowest level unless told otherwise, and reads its paths', () => {
  const choices = [
    { value: 'zj', label: '浙江' },
    { value: 'hz', label: '杭州/西', parent: 'zj' },
    { value: 'sh', label: '上海' },
  ]
  expect(accept({ type: 'cascade', choices }, 'hz')).toBe('hz')
  expect(accept({ type: 'cascade', choices }, 'zj')).toEqual(['notTheLowest'])
  expect(accept({ type: 'cascade', choices, anyLevel: true }, 'zj')).toBe('zj')
  expect(write({ ...named, type: 'cascade', choices }, 'hz')).toBe('浙江 / 杭州/西')
  expect(
    ['浙江 / 杭州/西', '杭州/西', 'hz', '上海', '北京'].map((typed) => cascadeNamed(choices, typed)),
  ).toEqual(['hz', 'hz', 'hz', 'sh', undefined])
  expect(cascadeBelow(choices, 'zj')).toEqual(['zj', 'hz'])
  const notes: string[] = []
  const note = (place: string, code: string) => notes.push(`${place} ${code}`)
  const circle = [
    { value: 'a', label: 'A', parent: 'b' },
    { value: 'b', label: 'B', parent: 'a' },
    { value: 'c', label: 'C', parent: 'nowhere' },
  ]
  typeOf({ ...named, type: 'cascade', choices: circle }).checkSettings?.(
    { ...named, type: 'cascade', choices: circle },
    note,
    undefined,
  )
  expect(notes).toEqual(['choices.0 choiceTooDeep', 'choices.1 choiceTooDeep', 'choices.2 choiceOrphan'])
})
