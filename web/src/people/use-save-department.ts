import type { ProblemError, RecordValues } from '@sluice/contract'
import { App } from 'antd'
import type { DepartmentNode } from '../kit/department-tree-data.ts'
import { useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'

export type DepartmentTask =
  | { kind: 'create'; parentId: string | null }
  | { kind: 'edit'; department: DepartmentNode }

export interface DepartmentFields {
  name: string
  parentId: string | null
  headMemberId: string | null
}

/**
 * Saves what changed of a department: name, place and head are commands of their own. The first that is refused stops
 * the rest, and what was done before stays done.
 */
export function useSaveDepartment(
  task: DepartmentTask,
  onDone: () => void,
  onProblem: (problem: ProblemError) => void,
  /** What was typed into fields that the workspace added. */
  values: RecordValues | undefined,
) {
  const t = useText()
  const { message } = App.useApp()
  const options = { quiet: true, onProblem, refreshes: ['member', 'record'] } as const
  const create = useCommand('department.create', options)
  const rename = useCommand('department.update', options)
  const move = useCommand('department.move', options)
  const setHead = useCommand('department.setHead', options)
  const commands = [create, rename, move, setHead]

  const steps = (fields: DepartmentFields, known: DepartmentNode) => [
    (fields.name !== known.name || values !== undefined) &&
      (() => rename.run({ departmentId: known.id, name: fields.name, ...(values ? { values } : {}) })),
    fields.parentId !== known.parentId &&
      (() => move.run({ departmentId: known.id, parentId: fields.parentId ?? null })),
    (fields.headMemberId ?? null) !== (known.headMemberId ?? null) &&
      (() => setHead.run({ departmentId: known.id, memberId: fields.headMemberId ?? null })),
  ]

  const save = async (fields: DepartmentFields) => {
    for (const command of commands) command.forget()
    if (task.kind === 'create') {
      const created = await create.run({
        name: fields.name,
        parentId: fields.parentId ?? null,
        ...(values ? { values } : {}),
      })
      if (!created) return
      const memberId = fields.headMemberId
      if (memberId && !(await setHead.run({ departmentId: created.id, memberId }))) return
      void message.success(t('department.created', { name: fields.name }))
    } else {
      for (const step of steps(fields, task.department)) {
        if (step && !(await step())) return
      }
      void message.success(t('department.saved'))
    }
    onDone()
  }
  return {
    save,
    busy: commands.some((command) => command.busy),
    problem: commands.find((command) => command.problem)?.problem ?? null,
  }
}
