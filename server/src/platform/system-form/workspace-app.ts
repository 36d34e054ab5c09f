import type { Text } from '../../kernel/index.ts'
import { systemId } from './system-form-id.ts'

/** The app that holds the system forms. Every tenant has its row, so that reports and dashboards can be kept in it. */
export const workspaceApp: {
  readonly id: string
  readonly name: Text
  readonly description: Text
  readonly icon: string
  readonly color: string
} = {
  id: systemId('app:workspace'),
  name: { zh: '工作区', en: 'Workspace' },
  description: {
    zh: '成员、日志、待办等系统数据，可以筛选、导出、做报表。',
    en: 'Members, logs, tasks and more of what the system keeps: to filter, export and report on.',
  },
  icon: 'database',
  color: 'slate',
}
