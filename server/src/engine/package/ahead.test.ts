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
