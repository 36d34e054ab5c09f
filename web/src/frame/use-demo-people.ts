import { useRouter } from '@tanstack/react-router'
import type { OutputOf } from '../kit/api.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { sessionChanged, useMe } from './session.ts'

export type DemoPerson = OutputOf<'identity.demoPeople'>['people'][number]

/**
 * In a demo tenant: the other people one can be, and what makes one of them out of the present one.
 * @param asked they are looked for only once somebody looks
 */
export function useDemoPeople({ asked }: { asked: boolean }) {
  const me = useMe()
  const router = useRouter()
  const query = useOperation(
    'identity.demoPeople',
    {},
    { enabled: asked && (me.tenant?.demo ?? false), staleTime: 300_000 },
  )
  const login = useCommand('identity.loginAsDemo')
  const people = (query.data?.people ?? []).filter(({ memberId }) => memberId !== me.member?.id)
  const become = async (memberId: string) => {
    if (!(await login.run({ memberId }))) return
    await sessionChanged()
    await router.navigate({ to: '/' })
  }
  return { people, become }
}
