import { expect, test } from 'vitest'
import { placeLabel } from './index.ts'

const words = {
  root: { zh: '步骤', en: 'Step' },
  assignees: { zh: '处理人', en: 'Handled by' },
}
const input = {
  tree: {
    root: [
      { name: ' 经理审批 ', config: { assignees: [{}, {}] } },
      { name: '', config: {} },
    ],
  },
}

test('[7.B23] a place is told in words: by names where there are some, by numbers where not, without its keys', () => {
  const path = ['tree', 'root', 0, 'config', 'assignees', 1, 'memberIds']
  expect(placeLabel(path, input, words)).toEqual({
    zh: '步骤 · “经理审批” · 处理人 · 第 2 项',
    en: 'Step · “经理审批” · Handled by · no. 2',
  })
  expect(placeLabel(['tree', 'root', 1, 'name'], input, words)?.zh).toBe('步骤 · 第 2 项 · 名称')
})

test('[7.B23] a place of which nobody knows words has no label, and a key like a prototype is none', () => {
  expect(placeLabel(['tree', 'config'], input, words)).toBeUndefined()
  expect(placeLabel(['constructor', '__proto__'], {}, words)).toBeUndefined()
  expect(placeLabel(['tree', 'root', 7], undefined, words)?.en).toBe('Step · no. 8')
})

test('[7.B23] of a deep place the end is told', () => {
  const deep = Array.from({ length: 30 }, () => 'root')
  expect(placeLabel(deep, {}, words)?.zh.split(' · ')).toHaveLength(8)
})
