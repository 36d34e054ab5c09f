import { expect, test } from 'vitest'
import { operationText } from './operation-text.ts'

test('[P5.5] acts are told in words, unknown ones by their id', () => {
  expect(operationText('department.create', 'zh')).toBe('新建部门')
  expect(operationText('record.delete', 'en')).toBe('delete record')
  expect(operationText('role.setGrants', 'zh')).toBe('设置角色权限')
  expect(operationText('door.open', 'zh')).toBe('door.open')
})
