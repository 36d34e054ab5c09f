import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchConnections } from '../../testing/watch-connections.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
beforeAll(async () => {
  house = await createPackageHouse()
})
afterAll(() => house?.close())

test('[7.A13] no connection is held while the flows of a package that is installed are understood, with whom they ask and without', async () => {
  const office = house.as(house.admin)
  const templateKey = 'purchasing'
  const { outside } = await office.call('app.checkPackage', { templateKey })
  expect(outside.length).toBeGreaterThan(0)
  const { seen, stop } = watchConnections(house.house.services)
  // Roles that are not here are made, so that somebody is asked.
  const asked = outside.map(({ id, kind, match }: { id: string; kind: string; match: string | null }) =>
    kind === 'role' && !match ? { id, to: null, make: true } : { id, to: match },
  )
  const nobody = outside.map(({ id }: { id: string }) => ({ id, to: null }))
  await office.call('app.importPackage', { templateKey, name: '有人', outside: asked })
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen)).toEqual(new Set([0]))
  seen.length = 0
  const { left } = await office.call('app.importPackage', { templateKey, name: '没有人', outside: nobody })
  expect(left.length).toBeGreaterThan(0)
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen)).toEqual(new Set([0]))
  stop()
}, 120_000)

test('[7.A13] no connection is held while the flows of another version of an app are understood', async () => {
  const office = house.as(house.admin)
  const { id: appId } = await house.imported(house.admin, await exportedSample(), { name: '比较' })
  const text = await house.exported(house.admin, appId)
  // A version of elsewhere, whose flow nobody here has understood yet.
  const other = text.replace(/(userTask [^>]*?name=\\")[^\\]*/, '$1复核一次')
  expect(other).not.toBe(text)
  const fileId = await house.upload(house.admin, other)
  // What the import left to jobs holds connections of its own.
  await house.drain()
  const { seen, stop } = watchConnections(house.house.services)
  const { changes } = await office.call('app.previewUpdate', { appId, fileId })
  expect(JSON.stringify(changes)).toContain('复核一次')
  const flows = seen.filter((held) => held > 0)
  expect([seen.length > 0, flows]).toEqual([true, []])
  stop()
}, 120_000)

/** The sample's app as a file, with roles that are not here left out. */
async function exportedSample(): Promise<string> {
  const office = house.as(house.admin)
  const { outside } = await office.call('app.checkPackage', { templateKey: 'purchasing' })
  const decided = outside.map(({ id, match }: { id: string; match: string | null }) => ({ id, to: match }))
  const install = { templateKey: 'purchasing', name: '样例', outside: decided }
  const { id } = await office.call('app.importPackage', install)
  return house.exported(house.admin, id)
}
