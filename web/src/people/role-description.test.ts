import { expect, test } from 'vitest'
import { roleDescription } from './role-description.ts'

test('[P4.1] a built-in role is described in the language of the reader, one made by people as they wrote it', () => {
  const builtIn = { builtIn: true, description: '管理整个工作区 · Manages the whole workspace' }
  expect(roleDescription(builtIn, 'zh')).toBe('管理整个工作区')
  expect(roleDescription(builtIn, 'en')).toBe('Manages the whole workspace')
  expect(roleDescription({ builtIn: true, description: '只有中文' }, 'en')).toBe('只有中文')
  expect(roleDescription({ builtIn: false, description: '采购 · 财务' }, 'en')).toBe('采购 · 财务')
})
