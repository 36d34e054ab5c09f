import { useMemo } from 'react'
import { type DepartmentNode, type DepartmentRow, departmentTree } from './department-tree-data.ts'
import { useOperation } from './use-operation.ts'

/** All departments of the tenant: as rows, as a tree and by id. One request for the whole page. */
export function useDepartments() {
  const query = useOperation('department.list', {}, { staleTime: 60_000 })
  const rows: readonly DepartmentRow[] = query.data?.items ?? none
  return useMemo(() => {
    const tree = departmentTree(rows)
    const byId = new Map<string, DepartmentNode>()
    const collect = (nodes: DepartmentNode[]) => {
      for (const node of nodes) {
        byId.set(node.id, node)
        collect(node.children)
      }
    }
    collect(tree)
    return { rows, tree, byId, loading: query.isPending, problem: query.error, retry: query.refetch }
  }, [rows, query.isPending, query.error, query.refetch])
}

const none: readonly DepartmentRow[] = []
