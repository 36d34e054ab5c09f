import { App, Button } from 'antd'
import { sessionChanged, useMe } from '../frame/session.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useAccountText } from './account-texts.ts'
import styles from './profile-tab.module.css'

/** The way out of a workspace, after saying what it leaves behind. The last administrator is told why they stay. */
export function LeaveWorkspace() {
  const a = useAccountText()
  const me = useMe()
  const { modal } = App.useApp()
  const tasks = useOperation('task.counts', {})
  const leave = useCommand('member.leave', { onSuccess: () => void sessionChanged() })
  if (!me.tenant) return null
  const tenant = me.tenant.name
  const open = tasks.data?.todo ?? 0
  const ask = () =>
    modal.confirm({
      title: a('leave.title', { tenant }),
      content: open > 0 ? `${a('leave.tasks', { count: open })}${a('leave.impact')}` : a('leave.impact'),
      okText: a('leave.act'),
      cancelText: a('email.cancel'),
      okButtonProps: { danger: true },
      onOk: () => leave.run({}),
    })
  return (
    <div className={styles.choice}>
      <span>{a('leave.about', { tenant })}</span>
      <Button danger loading={leave.busy} aria-haspopup="dialog" onClick={() => void ask()}>
        {a('leave.act')}
      </Button>
    </div>
  )
}
