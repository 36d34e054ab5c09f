import { systemFormIds } from '@sluice/contract'
import { useMe } from '../frame/session.ts'
import { useRecordActions } from '../record/use-record-actions.tsx'
import type { Instance } from './states.ts'

/** What may be done with an instance as a whole: to urge, to end it. */
export function useInstanceActions({ instance, openTasks }: Instance) {
  const me = useMe()
  // Nobody urges themselves.
  const othersHaveIt = openTasks.some(({ people }) => people.some(({ id }) => id !== me.member?.id))
  return useRecordActions({
    formId: systemFormIds.instance,
    recordIds: [instance.id],
    refreshes: ['task'],
    ...(othersHaveIt ? {} : { without: ['instance.urge'] }),
  })
}
