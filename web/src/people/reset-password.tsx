import { KeyOutlined } from '@ant-design/icons'
import { App, Button, Typography } from 'antd'
import { useMe } from '../frame/session.ts'
import { useCommand } from '../kit/use-command.ts'
import type { Member } from './model.ts'
import { useText } from './texts.ts'

/**
 * Helps somebody who cannot sign in: a one-time password where the account is this workspace's alone, else a mail to the
 * address its owner has confirmed.
 */
export function ResetPassword({ member: { id, name } }: { member: Member }) {
  const t = useText()
  const me = useMe()
  const { modal } = App.useApp()
  const mail = useCommand('member.mailPasswordReset', { success: t('member.resetMailed', { name }) })
  const reset = useCommand('member.resetPassword', {
    quiet: true,
    onSuccess: ({ oneTimePassword }) =>
      void modal.success({
        title: t('member.oneTimePassword'),
        content: (
          <>
            <Typography.Paragraph copyable code>
              {oneTimePassword}
            </Typography.Paragraph>
            {t('member.oneTimePasswordHint')}
          </>
        ),
      }),
    onProblem: (problem) => {
      if (problem.code !== 'member.elsewhere') {
        void modal.error({ title: problem.problem.title })
        return
      }
      void modal.confirm({
        title: t('member.resetByMailTitle', { name }),
        content: problem.problem.title,
        okText: t('member.resetByMail'),
        cancelText: t('cancel'),
        onOk: () => mail.run({ memberId: id }),
      })
    },
  })
  if (id === me.member?.id) return null
  const ask = () =>
    modal.confirm({
      title: t('member.resetTitle', { name }),
      content: t('member.resetImpact'),
      okText: t('member.reset'),
      cancelText: t('cancel'),
      onOk: () => reset.run({ memberId: id }),
    })
  return (
    <Button
      icon={<KeyOutlined />}
      loading={reset.busy || mail.busy}
      aria-haspopup="dialog"
      onClick={() => void ask()}
    >
      {t('member.reset')}
    </Button>
  )
}
