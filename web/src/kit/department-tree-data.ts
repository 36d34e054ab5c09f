/** A department as lists carry it. */
export interface DepartmentRow {
  id: string
  parentId: string | null
  name: string
  headMemberId?: string | null
  memberCount?: number
}

export interface DepartmentNode extends DepartmentRow {
  children: DepartmentNode[]
  /** Names from the root down: `总部 / 销售部`. */
  path: string
  /** Its own members and those of all below. */
  totalCount: number
}

/**
 * Departments as a tree, in the order given. One whose parent is not in the list (out of the reader's sight) stands at
 * the top, so that nothing gets lost.
 */
export function departmentTree(rows: readonly DepartmentRow[]): DepartmentNode[] {
  const nodes = new Map<string, DepartmentNode>()
  for (const row of rows) nodes.set(row.id, { ...row, children: [], path: row.name, totalCount: 0 })
  const roots: DepartmentNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId ? nodes.get(node.parentId) : undefined
    ;(parent ? parent.children : roots).push(node)
  }
  for (const root of roots) settle(root, '')
  return roots
}

function settle(node: DepartmentNode, above: string): number {
  node.path = above ? `${above} / ${node.name}` : node.name
  node.totalCount =
    (node.memberCount ?? 0) + node.children.reduce((sum, child) => sum + settle(child, node.path), 0)
  return node.totalCount
}

/** Ids of a department and all below it. */
export function withDescendants(node: DepartmentNode): string[] {
  return [node.id, ...node.children.flatMap(withDescendants)]
}

/** Finds a node anywhere in the tree. */
export function findDepartment(nodes: readonly DepartmentNode[], id: string): DepartmentNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : findDepartment(node.children, id)
    if (found) return found
  }
  return undefined
}
