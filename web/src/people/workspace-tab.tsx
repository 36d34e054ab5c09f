import { Button, Descriptions, Form, Input } from 'antd'
import { useMay } from '../frame/session.ts'
import { showFieldErrors } from '../kit/field-errors.ts'
import { formatDate, formatNumber } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useText } from './texts.ts'
import styles from './workspace-tab.module.css'

/** `/settings/workspace`: what the workspace is; its name can be changed. */
export function WorkspaceTab() {
  const t = useText()
  const mayManage = useMay('tenant.manage')
  const { data: tenant, error, isPending, refetch } = useOperation('tenant.current', {})
  return (
    <Page title={t('workspace.title')} width="text">
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending ? <FormSkeleton fields={4} /> : null}
      {tenant ? (
        <div className={styles.workspace}>
          {mayManage ? <NameForm key={tenant.name} name={tenant.name} /> : null}
          <Descriptions
            column={1}
            size="small"
            items={[
              ...(mayManage ? [] : [{ key: 'name', label: t('workspace.name'), children: tenant.name }]),
              {
                key: 'code',
                label: t('workspace.code'),
                children: <span data-key>{tenant.code}</span>,
              },
              { key: 'plan', label: t('workspace.plan'), children: t(`workspace.plans.${tenant.plan}`) },
              { key: 'members', label: t('workspace.members'), children: formatNumber(tenant.memberCount) },
              { key: 'created', label: t('workspace.created'), children: formatDate(tenant.createdAt) },
            ]}
          />
        </div>
      ) : null}
    </Page>
  )
}

function NameForm({ name }: { name: string }) {
  const t = useText()
  const [form] = Form.useForm<{ name: string }>()
  const update = useCommand('tenant.update', {
    refreshes: ['identity'],
    success: t('workspace.saved'),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      form={form}
      name="workspace"
      layout="vertical"
      initialValues={{ name }}
      onFinish={(fields) => void update.run(fields)}
    >
      <Form.Item label={t('workspace.name')} htmlFor="workspace_name">
        <div className={styles.name}>
          <Form.Item
            name="name"
            noStyle
            rules={[{ required: true, whitespace: true, message: t('workspace.missing') }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={update.busy}>
            {t('workspace.save')}
          </Button>
        </div>
      </Form.Item>
    </Form>
  )
}
