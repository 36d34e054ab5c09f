import { useRouter } from '@tanstack/react-router'
import { sendWaiting } from '../kit/act-later.ts'
import { useCommand } from '../kit/use-command.ts'
import { sessionChanged } from './session.ts'

/** Moves the session to another tenant of the person and starts at its home page. */
export function useSwitchTenant(): (tenantId: string) => Promise<void> {
  const router = useRouter()
  const { run } = useCommand('identity.switchTenant')
  return async (tenantId) => {
    await sendWaiting()
    if ((await run({ tenantId })) === undefined) return
    await sessionChanged()
    await router.navigate({ to: '/' })
  }
}
