import { expect, test } from 'vitest'
import { explainPlace } from './explain-place.ts'

const words = {
  resourceWords: new Map([
    ['app:1', '应用“采购”'],
    ['form:2', `表单“${'长'.repeat(120)}”`],
  ]),
  appOfForm: new Map([['form:2', 'app:1']]),
}

test('[P4.4] a question about everywhere names no place', () => {
  expect(explainPlace('*', words)).toEqual({})
})

test('[P4.4] a question about a form names the app it lies in, so that rights on the app count', () => {
  const asked = explainPlace('form:2', words)
  expect(asked).toMatchObject({ resource: 'form:2', parents: ['app:1'] })
  expect(asked.resourceName).toHaveLength(100)
  expect(explainPlace('app:1', words)).toEqual({ resource: 'app:1', resourceName: '应用“采购”' })
})
