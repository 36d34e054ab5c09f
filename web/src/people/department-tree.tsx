import { MoreOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, type MenuProps, Tree } from 'antd'
import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import { SideList, useCloseSideSheet } from '../frame/side-list.tsx'
import type { DepartmentNode } from '../kit/department-tree-data.ts'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useDepartments } from '../kit/use-departments.ts'
import { DepartmentSheet } from './department-sheet.tsx'
import styles from './department-tree.module.css'
import { RemoveDepartment } from './remove-department.tsx'
import { useText } from './texts.ts'
import type { DepartmentTask } from './use-save-department.ts'

export interface DepartmentTreeProps {
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** The departments in the side list; choosing one narrows the members. */
export function DepartmentTree({ chosen, onChoose }: DepartmentTreeProps) {
  const t = useText()
  const mayManage = useMay('member.manage')
  const { tree, byId, loading, problem, retry } = useDepartments()
  // What is folded is kept, not what is open: a new department shows at once.
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [task, setTask] = useState<DepartmentTask | null>(null)
  const [removing, setRemoving] = useState<DepartmentNode | null>(null)
  const closeSheet = useCloseSideSheet()
  const choose = (id: string | null) => {
    onChoose(id)
    closeSheet()
  }
  return (
    <SideList label={t('department.list')}>
      <div className={styles.head}>
        <h2>{t('department.list')}</h2>
        {mayManage ? (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t('department.create')}
            title={t('department.create')}
            aria-haspopup="dialog"
            onClick={() => setTask({ kind: 'create', parentId: chosen ?? tree[0]?.id ?? null })}
          />
        ) : null}
      </div>
      <button
        type="button"
        className={styles.all}
        aria-pressed={chosen === null}
        onClick={() => choose(null)}
      >
        <TeamOutlined aria-hidden /> {t('department.all')}
      </button>
      {loading ? <RowsSkeleton rows={6} /> : null}
      {problem ? <ProblemAlert problem={problem} onRetry={() => void retry()} /> : null}
      {!loading && !problem && tree.length === 0 ? (
        <EmptyState compact title={t('department.emptyTitle')} detail={t('department.emptyDetail')} />
      ) : null}
      {tree.length > 0 ? (
        <Tree<TreeItem>
          className={styles.tree}
          blockNode
          expandedKeys={[...byId.keys()].filter((id) => !folded.has(id))}
          onExpand={(keys) => setFolded(new Set([...byId.keys()].filter((id) => !keys.includes(id))))}
          treeData={tree.map(treeItem)}
          selectedKeys={chosen ? [chosen] : []}
          onSelect={(keys) => choose((keys[0] as string | undefined) ?? null)}
          titleRender={({ node }) => <NodeTitle node={node} menu={mayManage ? menuOf(node) : undefined} />}
        />
      ) : null}
      <DepartmentSheet task={task} onClose={() => setTask(null)} />
      <RemoveDepartment
        department={removing}
        onClose={() => setRemoving(null)}
        onRemoved={(id) => id === chosen && onChoose(null)}
      />
    </SideList>
  )

  function menuOf(node: DepartmentNode): MenuProps {
    return {
      items: [
        opensDialog({ key: 'create', label: t('department.createBelow') }),
        opensDialog({ key: 'edit', label: t('department.edit') }),
        { type: 'divider' },
        opensDialog({ key: 'remove', label: t('department.remove'), danger: true }),
      ],
      onClick: ({ key, domEvent }) => {
        domEvent.stopPropagation()
        if (key === 'create') setTask({ kind: 'create', parentId: node.id })
        else if (key === 'edit') setTask({ kind: 'edit', department: node })
        else setRemoving(node)
      },
    }
  }
}

interface TreeItem {
  key: string
  node: DepartmentNode
  children: TreeItem[]
}

function treeItem(node: DepartmentNode): TreeItem {
  return { key: node.id, node, children: node.children.map(treeItem) }
}

function NodeTitle({ node, menu }: { node: DepartmentNode; menu: MenuProps | undefined }) {
  const t = useText()
  return (
    <span className={styles.node}>
      <span className={styles.name}>{node.name}</span>
      <span className={styles.count}>{node.totalCount || ''}</span>
      {menu ? (
        <DropMenu menu={menu}>
          <button
            type="button"
            className={styles.more}
            aria-label={t('department.more', { name: node.name })}
            onClick={(event) => event.stopPropagation()}
          >
            <MoreOutlined aria-hidden />
          </button>
        </DropMenu>
      ) : null}
    </span>
  )
}
