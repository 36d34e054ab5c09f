import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Services } from '../operation/index.ts'
import { passwordProblems } from './password-policy.ts'
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
const codes = async (password: string) =>
  (await passwordProblems(services, password, owner)).map(({ code }) => code)

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
