import { Button, Form, Input } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import type { RoleRow } from './model.ts'
import { useText } from './texts.ts'

export type RoleTask = { kind: 'create' } | { kind: 'edit'; role: RoleRow }

interface RoleFields {
  name: string
  code: string
  description: string
}

export interface RoleSheetProps {
  task: RoleTask | null
  onClose: () => void
  onSaved?: (id: string) => void
}

/** Name and description of a role; its code only when it is made, because formulas and flows call it by that. */
export function RoleSheet({ task, onClose, onSaved }: RoleSheetProps) {
  const t = useText()
  return (
    <Sheet
      open={task !== null}
      onClose={onClose}
      title={t(task?.kind === 'edit' ? 'role.edit' : 'role.create')}
      width={420}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="role">
            {t(task?.kind === 'edit' ? 'save' : 'create')}
          </Button>
        </>
      }
    >
      {task ? (
        <RoleForm
          task={task}
          onSaved={(id) => {
            onClose()
            onSaved?.(id)
          }}
        />
      ) : null}
    </Sheet>
  )
}

function RoleForm({ task, onSaved }: { task: RoleTask; onSaved: (id: string) => void }) {
  const t = useText()
  const [form] = Form.useForm<RoleFields>()
  const options = {
    quiet: true,
    onSuccess: ({ id }: { id: string }) => onSaved(id),
    onProblem: (problem: Parameters<typeof showFieldErrors>[1]) => {
      showFieldErrors(form, problem)
    },
  }
  const create = useCommand('role.create', {
    ...options,
    success: (_, input) => t('role.created', { name: input.name }),
  })
  const update = useCommand('role.update', { ...options, refreshes: ['member'], success: t('member.saved') })
  const problem = create.problem ?? update.problem
  const save = ({ code, ...fields }: RoleFields) =>
    task.kind === 'edit'
      ? update.run({ roleId: task.role.id, ...fields })
      : create.run({ ...fields, ...(code ? { code } : {}) })
  return (
    <Form
      name="role"
      form={form}
      layout="vertical"
      disabled={create.busy || update.busy}
      initialValues={
        task.kind === 'edit'
          ? { name: task.role.name, description: task.role.description }
          : { name: '', code: '', description: '' }
      }
      onFinish={(fields: RoleFields) => void save(fields)}
    >
      <ProblemAlert problem={problem?.errors.length ? null : problem} />
      <Form.Item
        name="name"
        label={t('role.name')}
        rules={[
          { required: true, whitespace: true, message: t('member.missing', { label: t('role.name') }) },
        ]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="description" label={t('role.description')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {task.kind === 'create' ? (
        <Form.Item
          name="code"
          label={t('role.code')}
          extra={t('role.codeHint')}
          rules={[{ pattern: /^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/, message: t('role.codeHint') }]}
        >
          <Input maxLength={40} spellCheck={false} />
        </Form.Item>
      ) : null}
    </Form>
  )
}
