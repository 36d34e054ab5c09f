import type { CascadeChoice } from '@sluice/form'
import { expect, test } from 'vitest'
import { cascadeFromLines, cascadeLines } from './cascade-lines.ts'

const before: CascadeChoice[] = [
  { value: 'zj', label: '浙江' },
  { value: 'hz', label: '杭州', parent: 'zj' },
  { value: 'sh', label: '上海' },
]

test('[N2.1] the lines of a cascade say its tree, and what stays keeps its stored value', () => {
  expect(cascadeLines(before)).toBe('浙江\n  杭州\n上海')
  expect(cascadeFromLines(cascadeLines(before), before)).toEqual(before)
  const after = cascadeFromLines('浙江\n\t宁波\n    鄞州\n\t杭州\n\n江苏\n  杭州\n浙江', before)
  expect(cascadeLines(after)).toBe('浙江\n  宁波\n    鄞州\n  杭州\n江苏\n  杭州')
  expect(after.find(({ label, parent }) => label === '杭州' && parent === 'zj')?.value).toBe('hz')
  expect(new Set(after.map(({ value }) => value)).size).toBe(after.length)
})
