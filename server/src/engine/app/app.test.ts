import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'

let house: TestHouse
let office: TestCaller
let applicant: TestCaller
/** Makes an app that everybody may fill in. */
async function makeApp(app: object): Promise<{ id: string }> {
  const { id } = await office.call('app.create', app)
  await office.call('app.share', { appId: id, holders: [{ kind: 'everybody', level: 'submit' }] })
  return { id }
}
beforeAll(async () => {
  house = await createTestHouse()
  office = house.as(house.admin)
  applicant = house.as(house.applicant)
})
afterAll(() => house.close())

test('[N1.1] apps are made, grouped, changed and told apart by name', async () => {
  const { id } = await makeApp({
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
  // Beside the one that comes with the program.
  expect(items.filter(({ builtIn }: { builtIn: boolean }) => !builtIn)).toEqual([
    {
      id,
      name: '采购管理',
      icon: 'cart',
      color: 'blue',
      description: '买东西',
      groupName: '',
      favourite: false,
      formCount: 0,
      builtIn: false,
      myPermissions: { manage: false },
    },
  ])
  expect((await office.call('app.list')).items[0].myPermissions).toEqual({ manage: true })
})

test('[N1.1] a favourite is each person’s own and comes first', async () => {
  const { id } = await makeApp({ name: '合同' })
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
  const { id: appId } = await makeApp({ name: '人事' })
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

test('[N1.1] deleting asks for the name and hides app and forms until they are restored', async () => {
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

async function binned(caller: TestCaller) {
  const { items } = await caller.call('app.recycleBin')
  return items.map(({ kind, name, formCount }: Record<string, unknown>) => [kind, name, formCount])
}

test('[N1.1] a deleted app is out of reach with its forms, and comes back with those it had', async () => {
  const { id: appId } = await office.call('app.create', { name: '仓库' })
  const { id: gone } = await office.call('form.create', { appId, name: '盘点' })
  await office.call('form.delete', { formId: gone, name: '盘点' })
  house.clock.advance(1000)
  const { id: formId } = await office.call('form.create', { appId, name: '入库' })
  const definition = { titleFieldId: 'a', fields: [{ id: 'a', name: '甲', type: 'text' }] }
  await office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await office.call('form.publish', { formId })
  const { id: recordId } = await office.call('record.create', { formId, values: { a: '一' } })
  await office.call('app.delete', { appId, name: '仓库' })
  await expect(office.call('form.get', { formId })).rejects.toMatchObject({ status: 404 })
  // What the process remembers of the form is dropped by news, a moment later.
  await eventually(() =>
    expect(office.call('record.get', { formId, recordId })).rejects.toMatchObject({ status: 404 }),
  )
  await expect(office.call('form.restore', { formId })).rejects.toMatchObject({ status: 404 })
  expect(await binned(office)).toContainEqual(['app', '仓库', 1])
  expect(await binned(applicant)).toEqual([])
  await expect(applicant.call('app.restore', { appId })).rejects.toMatchObject({ status: 403 })

  expect(await office.call('app.restore', { appId })).toEqual({ id: appId, name: '仓库' })
  await eventually(async () =>
    expect((await office.call('record.get', { formId, recordId })).record.values).toEqual({ a: '一' }),
  )
  const { forms } = await office.call('app.get', { appId })
  expect(forms.map(({ name }: { name: string }) => name)).toEqual(['入库'])
  expect(await binned(office)).toContainEqual(['form', '盘点', 0])
  await expect(office.call('app.restore', { appId })).rejects.toMatchObject({ status: 404 })
})

test('[N1.1] what comes back under a taken name asks for another', async () => {
  const { id: appId } = await office.call('app.create', { name: '车队' })
  const { id: formId } = await office.call('form.create', { appId, name: '派车' })
  await office.call('form.delete', { formId, name: '派车' })
  await office.call('form.create', { appId, name: '派车' })
  const taken = { code: 'common.invalid_input', fields: [{ field: 'name', code: 'taken' }] }
  await expect(office.call('form.restore', { formId })).rejects.toMatchObject(taken)
  expect(await office.call('form.restore', { formId, name: '旧派车' })).toMatchObject({
    name: '旧派车',
    appId,
  })
  await office.call('app.delete', { appId, name: '车队' })
  await office.call('app.create', { name: '车队' })
  await expect(office.call('app.restore', { appId })).rejects.toMatchObject(taken)
  await office.call('app.restore', { appId, name: '旧车队' })
  expect((await office.call('app.get', { appId })).forms).toHaveLength(2)
})
