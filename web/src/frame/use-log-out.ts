import { useRouter } from '@tanstack/react-router'
import { App } from 'antd'
import { useCallback } from 'react'
import { sendWaiting } from '../kit/act-later.ts'
import { call, toProblem } from '../kit/api.ts'
import { sessionEnded } from './session.ts'
import { useText } from './texts.ts'

/** Ends the session on the server and leads to the enter page. */
export function useLogOut(): () => Promise<void> {
  const t = useText()
  const router = useRouter()
  const { message } = App.useApp()
  return useCallback(async () => {
    try {
      await sendWaiting()
      await call('identity.logout', {})
    } catch (error) {
      const problem = toProblem(error)
      // An ended session is what was asked for.
      if (problem.status !== 401) {
        void message.error(problem.message)
        return
      }
    }
    await sessionEnded()
    await router.navigate({ to: '/enter' })
    void message.success(t('me.loggedOut'))
  }, [message, router, t])
}
