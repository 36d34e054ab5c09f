import { systemFormIds } from '@sluice/contract'
import { SystemRecords } from '../record/system-records.tsx'
import { useText } from './texts.ts'

/** `/settings/logins`: attempts to sign in to this workspace (P5.5). */
export function LoginTab() {
  const t = useText()
  return (
    <SystemRecords
      formId={systemFormIds.login}
      path="/settings/logins"
      title={t('logins')}
      note={t('loginsNote')}
    />
  )
}
