import { instanceStates } from '@sluice/form'
import { instanceEnded } from '../errors.ts'
import type { InstanceStatus } from './flow-state.ts'

/** An instance that has ended takes no more acts. */
export function endedError(status: InstanceStatus) {
  const { zh, en } = instanceStates[status]
  return instanceEnded({ state: status, stateZh: zh, stateEn: en.toLowerCase() })
}
