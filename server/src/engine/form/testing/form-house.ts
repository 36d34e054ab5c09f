import type { Field, FormDefinition } from '@sluice/contract'
import { createTestHouse, type TestCaller, type TestHouse } from '../../../testing/test-house.ts'

/** A house with an app, and a short way to make published forms in it. */
export interface FormHouse extends TestHouse {
  appId: string
  office: TestCaller
  /** Makes and publishes a form of the first tenant. */
  form(fields: Field[], more?: Partial<FormDefinition>): Promise<string>
  /** Publishes changed fields of a form. */
  republish(formId: string, fields: Field[], options?: object): Promise<number>
}

let count = 0

export async function createFormHouse(): Promise<FormHouse> {
  const test = await createTestHouse()
  const office = test.as(test.admin)
  const { id: appId } = await office.call('app.create', { name: '采购' })
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  const republish: FormHouse['republish'] = async (formId, fields, options = {}) => {
    const { version } = await office.call('form.get', { formId })
    await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: version })
    return (await office.call('form.publish', { formId, ...options })).version
  }
  const form: FormHouse['form'] = async (fields, more = {}) => {
    const { id } = await office.call('form.create', { appId, name: `表单 ${++count}` })
    await office.call('form.saveDraft', { formId: id, definition: { fields, ...more }, baseVersion: 0 })
    await office.call('form.publish', { formId: id })
    return id
  }
  return { ...test, appId, office, form, republish }
}
