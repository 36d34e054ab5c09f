import type { NodeConfig, TaskKind } from '@sluice/contract'

/** What a person may do with a task of theirs (N3.6). */
export type Verb = NonNullable<NodeConfig['verbs']>[number]

const known: Record<TaskKind, readonly Verb[]> = {
  applicant: ['submit', 'comment'],
  approve: ['approve', 'reject', 'return', 'transfer', 'comment'],
  fill: ['submit', 'return', 'transfer', 'comment'],
  cc: ['comment'],
}

/** Verbs a node offers: what its kind knows, less what its settings take away. */
export function verbsOf(kind: TaskKind, config: NodeConfig): Verb[] {
  const offered = known[kind]
  if (kind === 'applicant' || !config.verbs) return [...offered]
  return offered.filter((verb) => config.verbs!.includes(verb))
}

/** The state a task closes with, by verb. */
export const closedState = {
  approve: 'approved',
  reject: 'rejected',
  return: 'returned',
  submit: 'submitted',
  transfer: 'transferred',
} as const
export type ClosingVerb = keyof typeof closedState

/** Verbs in words, for messages to the one who came second. */
export const verbWords: Record<string, { zh: string; en: string }> = {
  approve: { zh: '同意', en: 'approved' },
  reject: { zh: '拒绝', en: 'rejected' },
  return: { zh: '退回', en: 'returned' },
  submit: { zh: '提交', en: 'submitted' },
  transfer: { zh: '转办', en: 'transferred' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
  reassign: { zh: '改派', en: 'reassigned' },
  timer: { zh: '处理', en: 'handled' },
  retry: { zh: '处理', en: 'handled' },
  read: { zh: '阅读', en: 'read' },
  jump: { zh: '调整', en: 'moved' },
  delete: { zh: '删除数据', en: 'deleted with its record' },
  purge: { zh: '彻底删除数据', en: 'erased with its record' },
  deleteForm: { zh: '删除表单', en: 'deleted with its form' },
  watch: { zh: '检查', en: 'looked after' },
  release: { zh: '转交他人', en: 'given to somebody else' },
  terminate: { zh: '终止', en: 'terminated' },
}
