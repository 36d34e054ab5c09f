import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Services } from '../operation/index.ts'
import type { PasswordOwner } from './own-words.ts'
import { passwordProblems } from './password-policy.ts'
import { pinyinWords } from './pinyin-words.ts'
import { passwordKinds, passwordMinimumLength } from './settings.ts'

const owner = {
  email: 'li.lei@jiangnan-foods.cn',
  username: 'lilei',
  name: '李蕾',
  workspaces: ['江南食品贸易', 'jiangnan'],
}
const standard = new Map(
  [passwordMinimumLength, passwordKinds].map((one) => [one, one.standard({} as never)]),
)
const services = {
  settings: { readStrictest: async (setting: typeof passwordKinds) => standard.get(setting) },
} as unknown as Services
const codes = async (password: string, whose: PasswordOwner = owner) =>
  (await passwordProblems(services, password, whose)).map(({ code }) => code)

test('[P1.7] the name of the product, the company or the person with digits is no password', async () => {
  for (const password of [
    'Sluice2026',
    'sluice@123',
    '5lu1ce-2026',
    'ChuanLiu888',
    '川流2026川流!!',
    'Jiangnan2026',
    'J1angnan!!88',
    '江南食品贸易2026',
    'foods-foods-1',
    '2026李蕾2026',
    'SluiceJiangnan1',
  ])
    expect([password, await codes(password)]).toEqual([password, ['own_words']])
  expect(await codes('lilei-2026!')).toEqual(['contains_name'])
})

test('[P1.7] what stands on the list of common passwords is refused, with signs for letters and digits around it', async () => {
  for (const password of [
    'Password2026',
    'P@ssw0rd!!',
    'Qwerty123456',
    '!!Dragon!!99',
    '1qaz2wsx',
    'iloveyou2',
    'trustno1',
    'woaini1314',
    '$unsh1ne2024',
  ])
    expect([password, await codes(password)]).toEqual([password, ['too_common']])
})

test('[P1.7] several words, or a sentence, are a password', async () => {
  for (const password of [
    'sluice-gate-7',
    'River-2026-gate',
    'Harbour-7-lamp',
    '川流不息向东海7',
    'Kx9-vmQ2-tRz8',
  ])
    expect([password, await codes(password)]).toEqual([password, []])
})

test('[P1.7] digits and signs never make a name of the owner good enough', async () => {
  const padding = fc.string({ unit: fc.constantFrom(...'0123456789!@#-_.'), maxLength: 6 })
  const word = fc.constantFrom('sluice', 'Jiangnan', '江南食品贸易', 'FOODS', 'chuanliu')
  await fc.assert(
    fc.asyncProperty(padding, word, padding, async (before, name, after) => {
      expect(await passwordProblems(services, before + name + after, owner)).not.toEqual([])
    }),
  )
})

test('[P1.7] the pinyin of a name is that name: surnames read as surnames, parted, turned around, shortened', async () => {
  for (const [name, passwords] of Object.entries({
    单雄信: [
      'ShanXiongXin1',
      'danxiongxin-88',
      'xiongxin2026',
      'shan.xiong.xin.9',
      'sxx-20261130',
      'XiongxinShan!1',
    ],
    曾国藩: ['zengguofan2026', 'Guofan@2026', 'Zeng2026GuoFan', 'Z3ngGu0f@n-88'],
    吕布: ['lvbu-20260', 'LyuBu@2026', 'lubu12345!'],
    欧阳娜娜: ['ouyangnana1', 'NanaOuyang!9', '0uyangn@na'],
    'Wang 小明': ['Xiaoming.Wang7', 'wangxiaoming1'],
  }))
    for (const password of passwords)
      expect([name, password, await codes(password, { name })]).toEqual([name, password, ['own_words']])
  expect(await codes('chenjing@2026', { username: '陈静' })).toEqual(['own_words'])
  expect(await codes('jnspmy-2026', owner)).toEqual(['own_words'])
  // Somebody else's, and what has words of its own besides.
  expect(await codes('zengguofan2026', { name: '单雄信' })).toEqual([])
  expect(await codes('shanxiongxin-harbour', { name: '单雄信' })).toEqual([])
})

test('[P1.7] a long name of characters with many readings has a bounded number of words', async () => {
  const words = await pinyinWords(['单曾仇解乐盖查区朴繁'.repeat(10)])
  expect(words.length).toBeGreaterThan(100)
  expect(words.length).toBeLessThan(1000)
})
