import { type ProblemError, systemFormIds } from '@sluice/contract'
import { Button, Form, Input } from 'antd'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { OwnFieldsForm, useOwnFields } from '../record/own-fields.tsx'
import { useText } from './texts.ts'
import { type DepartmentFields, type DepartmentTask, useSaveDepartment } from './use-save-department.ts'

/** Makes a department, or changes its name, place and head. */
export function DepartmentSheet({ task, onClose }: { task: DepartmentTask | null; onClose: () => void }) {
  const t = useText()
  return (
    <Sheet
      open={task !== null}
      onClose={onClose}
      title={t(task?.kind === 'edit' ? 'department.edit' : 'department.create')}
      width={420}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="department">
            {t(task?.kind === 'edit' ? 'save' : 'create')}
          </Button>
        </>
      }
    >
      {task ? <DepartmentForm task={task} onDone={onClose} /> : null}
    </Sheet>
  )
}

function DepartmentForm({ task, onDone }: { task: DepartmentTask; onDone: () => void }) {
  const t = useText()
  const [form] = Form.useForm<DepartmentFields>()
  const onProblem = (problem: ProblemError) => {
    showFieldErrors(form, problem)
  }
  const known = task.kind === 'edit' ? task.department.id : undefined
  const own = useOwnFields(systemFormIds.department, known)
  const { save, busy, problem } = useSaveDepartment(task, onDone, onProblem, own?.changes)
  const first: DepartmentFields =
    task.kind === 'edit'
      ? {
          name: task.department.name,
          parentId: task.department.parentId,
          headMemberId: task.department.headMemberId ?? null,
        }
      : { name: '', parentId: task.parentId, headMemberId: null }
  return (
    <Form
      name="department"
      form={form}
      layout="vertical"
      initialValues={first}
      disabled={busy}
      onFinish={(fields) => void save(fields)}
    >
      <ProblemAlert problem={problem?.errors.length ? null : problem} />
      <Form.Item
        name="name"
        label={t('department.name')}
        rules={[
          { required: true, whitespace: true, message: t('member.missing', { label: t('department.name') }) },
        ]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="parentId" label={t('department.parent')}>
        <DepartmentPicker
          allowClear
          placeholder={t('department.top')}
          without={task.kind === 'edit' ? task.department.id : undefined}
        />
      </Form.Item>
      <Form.Item name="headMemberId" label={t('department.head')} extra={t('department.headHint')}>
        <PersonPicker allowClear />
      </Form.Item>
      {own ? <OwnFieldsForm own={own} problem={problem} disabled={busy} /> : null}
    </Form>
  )
}
