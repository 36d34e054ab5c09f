import { instanceEnded } from '../errors.ts'
import type { InstanceStatus } from './flow-state.ts'

const stateWords: Record<InstanceStatus, { zh: string; en: string }> = {
  running: { zh: '流转中', en: 'running' },
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '未通过', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  failed: { zh: '失败', en: 'failed' },
}

/** An instance that has ended takes no more acts. */
export function endedError(status: InstanceStatus) {
  const words = stateWords[status]
  return instanceEnded({ state: status, stateZh: words.zh, stateEn: words.en })
}
