import { expect, test } from 'vitest'
import { departmentTree, findDepartment, withDescendants } from './department-tree-data.ts'

const rows = [
  { id: 'root', parentId: null, name: '总部', memberCount: 1 },
  { id: 'sales', parentId: 'root', name: '销售部', memberCount: 3 },
  { id: 'east', parentId: 'sales', name: '华东组', memberCount: 2 },
  { id: 'lone', parentId: 'hidden', name: '外派组', memberCount: 4 },
]

test('[P3.2] departments become a tree with paths and counts of all below', () => {
  const tree = departmentTree(rows)
  expect(tree.map(({ id }) => id)).toEqual(['root', 'lone'])
  expect(tree[0]!.totalCount).toBe(6)
  expect(findDepartment(tree, 'east')?.path).toBe('总部 / 销售部 / 华东组')
  expect(withDescendants(tree[0]!)).toEqual(['root', 'sales', 'east'])
})

test('[P3.2] a department whose parent is out of sight is not lost', () => {
  expect(findDepartment(departmentTree(rows), 'lone')?.path).toBe('外派组')
})
