import { ConfirmByName } from '../kit/confirm-by-name.tsx'
import type { DepartmentNode } from '../kit/department-tree-data.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'

export interface RemoveDepartmentProps {
  department: DepartmentNode | null
  onClose: () => void
  onRemoved: (id: string) => void
}

/** Deletes an empty department after its name was typed. */
export function RemoveDepartment({ department, onClose, onRemoved }: RemoveDepartmentProps) {
  const t = useText()
  const remove = useCommand('department.delete', {
    quiet: true,
    success: t('department.removed', { name: department?.name ?? '' }),
    onSuccess: (_, { departmentId }) => {
      onRemoved(departmentId)
      close()
    },
  })
  const close = () => {
    remove.forget()
    onClose()
  }
  return (
    <ConfirmByName
      open={department !== null}
      onClose={close}
      title={t('department.remove')}
      name={department?.name ?? ''}
      busy={remove.busy}
      impact={
        <>
          {t('department.removeImpact')}
          <ProblemAlert problem={remove.problem} />
        </>
      }
      onConfirm={() => department && void remove.run({ departmentId: department.id })}
    />
  )
}
