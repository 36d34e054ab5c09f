import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'

let house: TestHouse
let office: TestCaller
let applicant: TestCaller
beforeAll(async () => {
  house = await createTestHouse()
  office = house.as(house.admin)
  applicant = house.as(house.applicant)
})
afterAll(() => house.close())

test('[N1.1] apps are made, grouped, changed and told apart by name', async () => {
  const { id } = await office.call('app.create', {
    name: '采购',
    icon: 'cart',
    color: 'blue',
    description: '买东西',
    groupName: '行政',
  })
  await expect(office.call('app.create', { name: '采购' })).rejects.toMatchObject({
    code: 'common.invalid_input',
    fields: [{ field: 'name', code: 'taken' }],
  })
  await office.call('app.update', { appId: id, name: '采购管理', groupName: '' })
  const { items } = await applicant.call('app.list')
  expect(items).toEqual([
    {
      id,
      name: '采购管理',
      icon: 'cart',
      color: 'blue',
      description: '买东西',
      groupName: '',
      favourite: false,
      formCount: 0,
      myPermissions: { manage: false },
    },
  ])
  expect((await office.call('app.list')).items[0].myPermissions).toEqual({ manage: true })
})

test('[N1.1] a favourite is each person’s own and comes first', async () => {
  const { id } = await office.call('app.create', { name: '合同' })
  await applicant.call('app.setFavourite', { appId: id, favourite: true })
  await applicant.call('app.setFavourite', { appId: id, favourite: true })
  const names = async (caller: TestCaller) =>
    (await caller.call('app.list')).items.map(({ name, favourite }: { name: string; favourite: boolean }) => [
      name,
      favourite,
    ])
  expect((await names(applicant))[0]).toEqual(['合同', true])
  expect(await names(office)).not.toContainEqual(['合同', true])
  await applicant.call('app.setFavourite', { appId: id, favourite: false })
  expect((await applicant.call('app.get', { appId: id })).favourite).toBe(false)
})

test('[N1.1] an app shows its forms and what a person may do in each', async () => {
  const { id: appId } = await office.call('app.create', { name: '人事' })
  const { id: first } = await office.call('form.create', { appId, name: '请假', icon: 'sun' })
  const { id: second } = await office.call('form.create', { appId, name: '出差' })
  await office.call('form.update', { formId: first, name: '请假单', position: 5 })
  await expect(office.call('form.create', { appId, name: '出差' })).rejects.toMatchObject({
    fields: [{ field: 'name' }],
  })
  const { forms, reports, dashboards, myPermissions } = await applicant.call('app.get', { appId })
  expect(forms).toEqual([
    {
      id: second,
      name: '出差',
      icon: '',
      hasFlow: false,
      position: 1,
      version: 0,
      my: { create: true, read: true, manage: false },
    },
    {
      id: first,
      name: '请假单',
      icon: 'sun',
      hasFlow: false,
      position: 5,
      version: 0,
      my: { create: true, read: true, manage: false },
    },
  ])
  expect([reports, dashboards, myPermissions]).toEqual([[], [], { manage: false }])
})

test('[N1.1] deleting asks for the name, hides the app and keeps what was in it', async () => {
  const { id: appId } = await office.call('app.create', { name: '旧应用' })
  const { id: formId } = await office.call('form.create', { appId, name: '旧表单' })
  await expect(office.call('form.delete', { formId, name: '别的' })).rejects.toMatchObject({
    code: 'form.confirm_name',
  })
  await office.call('form.delete', { formId, name: '旧表单' })
  await expect(office.call('form.get', { formId })).rejects.toMatchObject({ status: 404 })
  // The name is free again.
  await office.call('form.create', { appId, name: '旧表单' })
  await expect(office.call('app.delete', { appId, name: '旧' })).rejects.toMatchObject({
    code: 'app.confirm_name',
  })
  await office.call('app.delete', { appId, name: '旧应用' })
  await expect(office.call('app.get', { appId })).rejects.toMatchObject({ status: 404 })
  expect((await office.call('app.list')).items.map(({ name }: { name: string }) => name)).not.toContain(
    '旧应用',
  )
  await office.call('app.create', { name: '旧应用' })
})
