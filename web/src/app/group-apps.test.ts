import { expect, test } from 'vitest'
import { groupApps } from './group-apps.ts'
import type { AppRow } from './model.ts'

const app = (name: string, groupName = '', favourite = false): AppRow => ({
  id: name,
  name,
  icon: '',
  color: '',
  description: '',
  groupName,
  favourite,
  formCount: 0,
  builtIn: false,
  myPermissions: { manage: true },
})
const apps = [app('采购', '供应链'), app('CRM', '销售', true), app('入库', '供应链'), app('杂项')]
const shape = (search: string) =>
  groupApps(apps, search).map(({ key, name, apps }) => [key, name, apps.map((one) => one.name)])

test('[N1.1] favourites stand first, then the groups, then the rest', () => {
  expect(shape('')).toEqual([
    ['favourites', '', ['CRM']],
    ['group', '供应链', ['采购', '入库']],
    ['rest', '', ['杂项']],
  ])
})

test('[N1.1] search finds by name and by group and drops empty groups', () => {
  expect(shape(' crm')).toEqual([['favourites', '', ['CRM']]])
  expect(shape('供应')).toEqual([['group', '供应链', ['采购', '入库']]])
  expect(shape('无')).toEqual([])
})
