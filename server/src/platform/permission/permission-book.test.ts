import { expect, test } from 'vitest'
import { discover } from '../../discover.ts'
import type { Policy } from '../operation/index.ts'
import { definePermissions, openPermissionBook } from './index.ts'

const paint = { zh: '刷墙', en: 'Paint walls' }
const mend = { zh: '补墙', en: 'Mend walls' }

test('[8.6] what modules declare can be granted alone, by family or as a whole, and is named in words', () => {
  const book = openPermissionBook([
    definePermissions({ 'wall.paint': paint }),
    definePermissions({ 'wall.mend': mend, 'wallet.open': { zh: '打开钱包', en: 'Open wallets' } }),
  ])
  expect(book.names).toEqual(['wall.paint', 'wall.mend', 'wallet.open'])
  for (const pattern of ['wall.paint', 'wall.*', '*']) expect(book.isPattern(pattern)).toBe(true)
  for (const text of ['wall.burn', 'wal.*', 'wall', '.*', '', 'toString'])
    expect(book.isPattern(text)).toBe(false)
  expect(book.wordsFor('wall.mend')).toEqual(mend)
  expect(book.wordsFor('wall.*')).toEqual({ zh: '刷墙、补墙', en: 'Paint walls, Mend walls' })
  expect(book.wordsFor('*')).toEqual({ zh: '一切操作', en: 'anything' })
  expect(book.wordsFor('wall.burn')).toEqual({ zh: 'wall.burn', en: 'wall.burn' })
})

test('[8.6] a permission has one module', () => {
  const declared = definePermissions({ 'wall.paint': paint })
  expect(() => openPermissionBook([declared, declared])).toThrow(
    'Two modules declare the permission wall.paint',
  )
})

test('[8.6] every module declares what it asks for, in files that are found', async () => {
  const { permissions, operations } = await discover()
  const { texts } = openPermissionBook(permissions)
  const asked = operations.flatMap(({ access }) => (typeof access === 'object' ? [access.permission] : []))
  expect(asked.filter((permission) => !texts.has(permission))).toEqual([])
  expect(permissions.length).toBeGreaterThan(5)
  // @ts-expect-error a name that no module declares does not compile
  const misspelt = (policy: Policy) => policy.decide('record.reed')
  expect(misspelt).toBeTypeOf('function')
})

test('[8.6] a module says what its permissions are held on; a pattern over several reaches as far as any of them', () => {
  const book = openPermissionBook([
    definePermissions({ 'wall.see': paint }, 'place'),
    definePermissions({ 'wall.paint': paint, 'brick.lay': mend }, 'rows'),
    definePermissions({ 'house.sell': mend }),
  ])
  const reaches = ['wall.see', 'wall.*', 'brick.lay', 'house.*', '*', 'wall.burn'].map(book.reachOf)
  expect(reaches).toEqual(['place', 'rows', 'rows', 'workspace', 'rows', 'workspace'])
})
