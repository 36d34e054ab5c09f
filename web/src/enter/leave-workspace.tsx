import { App, Button } from 'antd'
import { sessionChanged, useMe } from '../frame/session.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './profile-tab.module.css'
import { useText } from './texts.ts'

/** The way out of a workspace, after saying what it leaves behind. The last administrator is told why they stay. */
export function LeaveWorkspace() {
  const t = useText()
  const me = useMe()
  const { modal } = App.useApp()
  const tasks = useOperation('task.counts', {})
  const leave = useCommand('member.leave', { onSuccess: () => void sessionChanged() })
  if (!me.tenant) return null
  const tenant = me.tenant.name
  const open = tasks.data?.todo ?? 0
  const ask = () =>
    modal.confirm({
      title: t('leave.title', { tenant }),
      content: open > 0 ? `${t('leave.tasks', { count: open })}${t('leave.impact')}` : t('leave.impact'),
      okText: t('leave.act'),
      cancelText: t('email.cancel'),
      okButtonProps: { danger: true },
      onOk: () => leave.run({}),
    })
  return (
    <div className={styles.choice}>
      <span>{t('leave.about', { tenant })}</span>
      <Button danger loading={leave.busy} aria-haspopup="dialog" onClick={() => void ask()}>
        {t('leave.act')}
      </Button>
    </div>
  )
}
