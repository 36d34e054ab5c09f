import { defineAuditThing } from '../audit/index.ts'

export const tenant = defineAuditThing({ kind: 'tenant', name: { zh: '工作区', en: 'Workspace' } })
