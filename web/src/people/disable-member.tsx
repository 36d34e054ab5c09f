import { App, Button } from 'antd'
import { useMe } from '../frame/session.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { Member } from './model.ts'
import { useText } from './texts.ts'

/** Shuts a member out after saying what that does, or lets them in again. Nobody does it to themselves. */
export function DisableMember({ member }: { member: Member }) {
  const t = useText()
  const me = useMe()
  const { modal } = App.useApp()
  const held = useOperation(
    'task.heldBy',
    { memberId: member.id },
    { enabled: member.status !== 'disabled' && member.id !== me.member?.id },
  )
  const refreshes = ['department'] as const
  const disable = useCommand('member.disable', {
    refreshes,
    success: t('member.disabledDone', { name: member.name }),
  })
  const enable = useCommand('member.enable', {
    refreshes,
    success: t('member.enabledDone', { name: member.name }),
  })
  if (member.id === me.member?.id || member.left) return null
  if (member.status === 'disabled') {
    return (
      <Button loading={enable.busy} onClick={() => void enable.run({ memberId: member.id })}>
        {t('member.enable')}
      </Button>
    )
  }
  const ask = () =>
    modal.confirm({
      title: t('member.disableTitle', { name: member.name }),
      content: (
        <>
          <p>{t('member.disableImpact')}</p>
          {held.data?.open ? <p>{t('member.disableTasks', { count: held.data.open })}</p> : null}
        </>
      ),
      okText: t('member.disable'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => disable.run({ memberId: member.id }),
    })
  return (
    <Button danger loading={disable.busy} aria-haspopup="dialog" onClick={() => void ask()}>
      {t('member.disable')}
    </Button>
  )
}
