import { App, Button, Form, Input } from 'antd'
import { EmptyState } from '../kit/empty-state.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './connect.module.css'
import { useText } from './texts.ts'

/** Secrets that calls refer to by name; what they hold is never shown. */
export function SecretsSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const list = useOperation('outbound.listSecrets', {}, { enabled: open })
  const secrets = list.data?.items ?? []
  return (
    <Sheet open={open} onClose={onClose} title={t('secrets.title')} width={480}>
      <div className={styles.stack}>
        <p className={styles.hint}>{t('secrets.note')}</p>
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        <SecretForm />
        {list.data && secrets.length === 0 ? (
          <EmptyState compact title={t('secrets.emptyTitle')} detail={t('secrets.emptyDetail')} />
        ) : null}
        <ul className={styles.list}>
          {secrets.map(({ name, updatedAt, updatedByName }) => (
            <li key={name}>
              <span className={styles.lines}>
                <code data-key>{name}</code>
                <small>
                  {updatedByName} · {formatDateTime(updatedAt)}
                </small>
              </span>
              <RemoveSecret name={name} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}

function SecretForm() {
  const t = useText()
  const [form] = Form.useForm<{ name: string; value: string }>()
  const set = useCommand('outbound.setSecret', {
    quiet: true,
    success: t('secrets.saved'),
    onSuccess: () => form.resetFields(),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={set.busy}
      onFinish={(fields: { name: string; value: string }) => void set.run(fields)}
    >
      <ProblemAlert problem={set.problem} fieldsShown />
      <Form.Item
        name="name"
        label={t('secrets.name')}
        extra={t('secrets.nameHint')}
        rules={[{ required: true, pattern: /^[A-Za-z][A-Za-z0-9_-]{0,59}$/, message: t('secrets.nameHint') }]}
      >
        <Input maxLength={60} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="value"
        label={t('secrets.value')}
        extra={t('secrets.valueHint')}
        rules={[{ required: true, min: 8, message: t('secrets.valueHint') }]}
      >
        <Input.Password maxLength={4000} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={set.busy}>
        {t('secrets.save')}
      </Button>
    </Form>
  )
}

function RemoveSecret({ name }: { name: string }) {
  const t = useText()
  const { modal } = App.useApp()
  const remove = useCommand('outbound.deleteSecret', { success: t('secrets.removed') })
  const ask = () =>
    modal.confirm({
      title: t('secrets.removeTitle', { name }),
      content: t('secrets.removeDetail'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.run({ name }),
    })
  return (
    <Button size="small" danger loading={remove.busy} onClick={ask}>
      {t('remove')}
    </Button>
  )
}
