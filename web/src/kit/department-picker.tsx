import type { DepartmentNode } from './department-tree-data.ts'
import { searchedBy } from './searched-by.ts'
import { useText } from './texts.ts'
import { TreeChoice } from './tree-choice.tsx'
import { useDepartments } from './use-departments.ts'

interface PickerProps {
  placeholder?: string
  disabled?: boolean
  /** This department and all below cannot be chosen: a department is not moved below itself. */
  without?: string | undefined
  allowClear?: boolean
  id?: string
  'aria-label'?: string
}

export interface DepartmentPickerProps extends PickerProps {
  value?: string | null
  onChange?: (value: string | null) => void
}

export interface DepartmentsPickerProps extends PickerProps {
  value?: readonly string[] | null
  onChange?: (value: string[]) => void
}

/** Chooses one department from the tree; works as a control of antd Form. */
export function DepartmentPicker({ value, onChange, without, ...rest }: DepartmentPickerProps) {
  const { tree, common } = useTreeProps(without)
  return (
    <TreeChoice
      {...common}
      {...rest}
      treeData={tree}
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
    />
  )
}

/** Chooses several departments. */
export function DepartmentsPicker({ value, onChange, without, ...rest }: DepartmentsPickerProps) {
  const { tree, common } = useTreeProps(without)
  return (
    <TreeChoice
      {...common}
      {...rest}
      multiple
      maxTagCount="responsive"
      treeData={tree}
      value={value ? [...value] : []}
      onChange={(next: string[]) => onChange?.(next)}
    />
  )
}

function useTreeProps(without: string | undefined) {
  const t = useText()
  const { tree, loading } = useDepartments()
  return {
    tree: tree.map((node) => option(node, without, false)),
    common: {
      loading,
      showSearch: { filterTreeNode: searchedBy('title').filterOption },
      treeDefaultExpandAll: true,
      placeholder: t('picker.department'),
      notFoundContent: t('picker.nothing'),
      style: { width: '100%' },
    } as const,
  }
}

interface TreeOption {
  value: string
  title: string
  disabled: boolean
  children: TreeOption[]
}

function option(node: DepartmentNode, without: string | undefined, shut: boolean): TreeOption {
  const disabled = shut || node.id === without
  return {
    value: node.id,
    title: node.name,
    disabled,
    children: node.children.map((child) => option(child, without, disabled)),
  }
}
