import { App } from 'antd'
import { Page } from '../kit/page.tsx'
import { PasswordForm } from './password-form.tsx'
import { useText } from './texts.ts'

/** `/settings/password` */
export function PasswordTab() {
  const t = useText()
  const { message } = App.useApp()
  return (
    <Page title={t('password.title')} note={t('password.note')} width="text">
      <div style={{ maxWidth: 400, paddingTop: 8 }}>
        <PasswordForm
          onDone={(count) =>
            void message.success(count > 0 ? t('password.doneElsewhere', { count }) : t('password.done'))
          }
        />
      </div>
    </Page>
  )
}
