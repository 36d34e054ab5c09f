// Made by `npm run generate` from the operation registry. Do not edit.

/** Method and path below `/api/`: short, because every visit loads it. */
export const routes = {
  'accessKey.approveDevice': 'POST access-keys/:keyId/approve',
  'accessKey.create': 'POST access-keys',
  'accessKey.delete': 'DELETE access-keys/:keyId',
  'accessKey.enrolDevice': 'POST access-keys/devices',
  'accessKey.list': 'GET access-keys',
  'accessKey.listDevices': 'GET access-keys/:keyId/devices',
  'accessKey.rotate': 'POST access-keys/:keyId/rotate',
  'accessKey.try': 'POST access-keys/:keyId/try',
  'accessKey.update': 'PATCH access-keys/:keyId',
  'action.act': 'POST forms/:formId/records/:recordId/actions',
  'action.kinds': 'GET action-kinds',
  'action.list': 'POST forms/:formId/actions',
  'action.results': 'GET action-runs/:jobId',
  'action.retry': 'POST action-runs/:jobId/retry',
  'action.start': 'POST forms/:formId/action-runs',
  'app.checkPackage': 'POST packages/check',
  'app.compareVersions': 'GET apps/:appId/versions/:number/changes',
  'app.copy': 'POST apps/:appId/copy',
  'app.create': 'POST apps',
  'app.delete': 'DELETE apps/:appId',
  'app.elsewhere': 'GET apps-elsewhere',
  'app.exportPackage': 'POST apps/:appId/package',
  'app.get': 'GET apps/:appId',
  'app.importPackage': 'POST packages/import',
  'app.list': 'GET apps',
  'app.listTemplates': 'GET packages/templates',
  'app.origin': 'GET apps/:appId/origin',
  'app.previewRestore': 'POST apps/:appId/versions/:number/preview',
  'app.previewUpdate': 'POST apps/:appId/update/preview',
  'app.recycleBin': 'GET apps/recycle-bin',
  'app.restore': 'POST apps/:appId/restore',
  'app.restoreVersion': 'POST apps/:appId/versions/:number/restore',
  'app.saveVersion': 'POST apps/:appId/versions',
  'app.setFavourite': 'PUT apps/:appId/favourite',
  'app.share': 'PUT apps/:appId/sharing',
  'app.sharing': 'GET apps/:appId/sharing',
  'app.startImport': 'POST packages/import-jobs',
  'app.takeDefinition': 'POST apps/:appId/definition',
  'app.update': 'PATCH apps/:appId',
  'app.updateFromPackage': 'POST apps/:appId/update',
  'app.versions': 'GET apps/:appId/versions',
  'audit.get': 'GET audit/:entryId',
  'audit.list': 'GET audit',
  'calendar.create': 'POST calendars',
  'calendar.delete': 'DELETE calendars/:calendarId',
  'calendar.get': 'GET calendars/:calendarId',
  'calendar.list': 'GET calendars',
  'calendar.loadHolidays': 'POST calendars/:calendarId/holidays',
  'calendar.makeDefault': 'POST calendars/:calendarId/default',
  'calendar.update': 'PATCH calendars/:calendarId',
  'dashboard.create': 'POST apps/:appId/dashboards',
  'dashboard.delete': 'DELETE dashboards/:dashboardId',
  'dashboard.get': 'GET dashboards/:dashboardId',
  'dashboard.list': 'GET apps/:appId/dashboards',
  'dashboard.update': 'PATCH dashboards/:dashboardId',
  'deadLetter.list': 'GET dead-letters',
  'deadLetter.settle': 'POST dead-letters',
  'department.create': 'POST departments',
  'department.delete': 'DELETE departments/:departmentId',
  'department.list': 'GET departments',
  'department.move': 'POST departments/:departmentId/move',
  'department.setHead': 'PUT departments/:departmentId/head',
  'department.update': 'PATCH departments/:departmentId',
  'encryption.rotateKey': 'POST encryption/rotate',
  'export.start': 'POST forms/:formId/export',
  'file.get': 'GET files/:fileId/info',
  'flow.exportXml': 'GET forms/:formId/flow/export',
  'flow.get': 'GET forms/:formId/flow',
  'flow.importXml': 'POST forms/:formId/flow/import',
  'flow.publish': 'POST forms/:formId/flow/publish',
  'flow.saveDraft': 'PUT forms/:formId/flow/draft',
  'flow.simulate': 'POST forms/:formId/flow/simulate',
  'flow.submit': 'POST forms/:formId/submissions',
  'flow.versions': 'GET forms/:formId/flow/versions',
  'form.conversions': 'GET forms/:formId/conversions',
  'form.create': 'POST apps/:appId/forms',
  'form.delete': 'DELETE forms/:formId',
  'form.get': 'GET forms/:formId',
  'form.previewPublish': 'GET forms/:formId/publish-preview',
  'form.publish': 'POST forms/:formId/publish',
  'form.restore': 'POST forms/:formId/restore',
  'form.restoreVersion': 'POST forms/:formId/versions/:version/restore',
  'form.saveDraft': 'PUT forms/:formId/draft',
  'form.update': 'PATCH forms/:formId',
  'form.versions': 'GET forms/:formId/versions',
  'identity.activate': 'POST register/activate',
  'identity.captcha': 'GET captcha',
  'identity.changePassword': 'POST me/password',
  'identity.changePhone': 'POST me/phone',
  'identity.checkActivation': 'POST register/check',
  'identity.checkResetLink': 'POST password-reset/check',
  'identity.confirmEmail': 'POST me/email/confirm',
  'identity.demoPeople': 'GET demo/people',
  'identity.entry': 'GET entry',
  'identity.login': 'POST login',
  'identity.loginAsDemo': 'POST demo/login',
  'identity.logout': 'POST logout',
  'identity.me': 'GET me',
  'identity.register': 'POST register',
  'identity.requestEmail': 'POST me/email/request',
  'identity.requestPasswordReset': 'POST password-reset/request',
  'identity.resendActivation': 'POST register/resend',
  'identity.resetPassword': 'POST password-reset',
  'identity.revokeSession': 'POST me/sessions/:sessionId/revoke',
  'identity.sessions': 'GET me/sessions',
  'identity.switchTenant': 'POST me/tenant',
  'identity.terms': 'GET terms',
  'identity.undoEmail': 'POST email/undo',
  'identity.updateProfile': 'PATCH me',
  'import.analyze': 'POST import/analyze',
  'import.createApp': 'POST import/app',
  'import.createForm': 'POST apps/:appId/forms/import',
  'import.intoForm': 'POST forms/:formId/import',
  'instance.comment': 'POST instances/:instanceId/comments',
  'instance.get': 'GET instances/:instanceId',
  'instance.jump': 'POST instances/:instanceId/jump',
  'instance.list': 'GET forms/:formId/instances',
  'instance.retry': 'POST instances/:instanceId/retry',
  'instance.terminate': 'POST instances/:instanceId/terminate',
  'instance.urge': 'POST instances/:instanceId/urge',
  'instance.withdraw': 'POST instances/:instanceId/withdraw',
  'invitation.accept': 'POST invite/accept',
  'invitation.check': 'POST invite/check',
  'invitation.create': 'POST invitations',
  'invitation.join': 'POST invite/join',
  'invitation.list': 'GET invitations',
  'invitation.renew': 'POST invitations/:invitationId/renew',
  'invitation.revoke': 'POST invitations/:invitationId/revoke',
  'job.cancel': 'POST jobs/:jobId/cancel',
  'job.get': 'GET jobs/:jobId',
  'job.list': 'GET jobs',
  'mail.outbox': 'GET mails',
  'member.create': 'POST members',
  'member.disable': 'POST members/:memberId/disable',
  'member.enable': 'POST members/:memberId/enable',
  'member.get': 'GET members/:memberId',
  'member.leave': 'POST me/leave',
  'member.list': 'GET members',
  'member.mailPasswordReset': 'POST members/:memberId/mail-password-reset',
  'member.resetPassword': 'POST members/:memberId/reset-password',
  'member.resolveNames': 'POST members/names',
  'member.update': 'PATCH members/:memberId',
  'notice.choice': 'GET notices/choice',
  'notice.choose': 'PUT notices/choice',
  'notice.counts': 'GET notices/counts',
  'notice.list': 'GET notices',
  'notice.markRead': 'POST notices/read',
  'outbound.call': 'POST outbound/calls',
  'outbound.deleteSecret': 'DELETE outbound/secrets/:name',
  'outbound.getCall': 'GET outbound/calls/:callId',
  'outbound.listSecrets': 'GET outbound/secrets',
  'outbound.replay': 'POST outbound/calls/:callId/replay',
  'outbound.setSecret': 'PUT outbound/secrets/:name',
  'permission.explain': 'GET permissions/explain',
  'permission.list': 'GET permissions',
  'record.bulkUpdate': 'POST forms/:formId/records/bulk-update',
  'record.count': 'GET forms/:formId/records/count',
  'record.create': 'POST forms/:formId/records',
  'record.delete': 'POST forms/:formId/records/delete',
  'record.get': 'GET forms/:formId/records/:recordId',
  'record.history': 'GET forms/:formId/records/:recordId/history',
  'record.list': 'GET forms/:formId/records',
  'record.purge': 'POST forms/:formId/records/purge',
  'record.restore': 'POST forms/:formId/records/restore',
  'record.search': 'GET forms/:formId/record-search',
  'record.update': 'PATCH forms/:formId/records/:recordId',
  'report.create': 'POST apps/:appId/reports',
  'report.delete': 'DELETE reports/:reportId',
  'report.get': 'GET reports/:reportId',
  'report.list': 'GET apps/:appId/reports',
  'report.records': 'POST reports/records',
  'report.run': 'POST reports/run',
  'report.update': 'PATCH reports/:reportId',
  'role.create': 'POST roles',
  'role.delete': 'DELETE roles/:roleId',
  'role.get': 'GET roles/:roleId',
  'role.list': 'GET roles',
  'role.setGrants': 'PUT roles/:roleId/grants',
  'role.setMembers': 'PUT roles/:roleId/members',
  'role.update': 'PATCH roles/:roleId',
  'search.all': 'GET search',
  'setting.change': 'PATCH settings',
  'setting.list': 'GET settings',
  'setting.listChanges': 'GET settings/changes',
  'setting.rollBack': 'POST settings/roll-back',
  'task.approve': 'POST tasks/:taskId/approve',
  'task.counts': 'GET tasks/counts',
  'task.heldBy': 'GET members/:memberId/open-tasks',
  'task.list': 'GET tasks',
  'task.markRead': 'POST tasks/:taskId/read',
  'task.reassign': 'POST tasks/:taskId/reassign',
  'task.reject': 'POST tasks/:taskId/reject',
  'task.return': 'POST tasks/:taskId/return',
  'task.submit': 'POST tasks/:taskId/submit',
  'task.transfer': 'POST tasks/:taskId/transfer',
  'tenant.current': 'GET tenant',
  'tenant.logo': 'GET tenant/logo',
  'tenant.update': 'PATCH tenant',
} as const

type Shared1 = { "field": string; "op": "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "between" | "in" | "notIn" | "contains" | "startsWith" | "isEmpty" | "isNotEmpty" | "relative" | "isMe"; "value"?: string | number | boolean | null | (string | number)[] } | { "all": (Shared1)[] } | { "any": (Shared1)[] }
type Shared2 = { "field": string; "op": "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "between" | "in" | "notIn" | "contains" | "startsWith" | "isEmpty" | "isNotEmpty" | "relative" | "isMe"; "value"?: string | number | boolean | null | (string | number)[] } | { "all": (Shared2)[] } | { "any": (Shared2)[] }
type Shared3 = { "kind": "applicant" | "approve" | "fill" | "cc" | "robot" | "delay" | "subflow"; "id": string; "name": string; "config": Record<string, unknown> } | { "kind": "end"; "id": string; "name": string } | { "kind": "condition" | "inclusive"; "id": string; "name": string; "branches": ({ "id": string; "name": string; "condition": string | null; "steps": (Shared3)[] })[] } | { "kind": "parallel"; "id": string; "name": string; "branches": ({ "id": string; "name": string; "steps": (Shared3)[] })[] }
type Shared4 = { "kind": "applicant" | "approve" | "fill" | "cc" | "robot" | "delay" | "subflow"; "id": string; "name": string; "config"?: Record<string, unknown> } | { "kind": "end"; "id": string; "name": string } | { "kind": "condition" | "inclusive"; "id": string; "name": string; "branches": ({ "id": string; "name": string; "condition": string | null; "steps": (Shared4)[] })[] } | { "kind": "parallel"; "id": string; "name": string; "branches": ({ "id": string; "name": string; "steps": (Shared4)[] })[] }

export interface OperationMap {
  /** Let a device in; from now on it calls within the bounds of its project */
  'accessKey.approveDevice': {
    input: { "keyId": string }
    output: null
  }
  /** Make a key by which a program acts as a member; its secret is told this once */
  'accessKey.create': {
    input: { "name": string; "kind"?: "program" | "project"; "memberId": string; "roleId"?: string | null; "resources"?: (string)[]; "addresses"?: (string)[]; "ratePerMinute"?: number; "expiresAt"?: string | null; "algorithm"?: "hmac-sha256" | "ed25519"; "publicKey"?: string | null }
    output: { "id": string; "keyName": string; "secret": string | null }
  }
  /** Delete a key; programs that use it are refused from now on */
  'accessKey.delete': {
    input: { "keyId": string }
    output: null
  }
  /** A device asks to be let into a project with its own public key; asking again tells how that stands */
  'accessKey.enrolDevice': {
    input: { "projectId": string; "name": string; "publicKey": string; "timestamp": number; "signature": string }
    output: { "keyName": string; "state": "waiting" | "approved" }
  }
  /** Keys of programs, without their secrets */
  'accessKey.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "keyName": string; "kind": "program" | "project"; "name": string; "memberId": string; "memberName": string; "roleId": string | null; "roleName": string | null; "resources": ({ "resource": string; "name": string })[]; "addresses": (string)[]; "ratePerMinute": number; "enabled": boolean; "expiresAt": string | null; "bannedUntil": string | null; "lastUsedAt": string | null; "lastUsedIp": string | null; "createdAt": string; "createdByName": string; "devices": number; "waiting": number; "secrets": ({ "algorithm": string; "hint": string; "expiresAt": string | null })[] })[] }
  }
  /** Devices of a project, those that wait first */
  'accessKey.listDevices': {
    input: { "keyId": string; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "keyName": string; "name": string; "approvedAt": string | null; "enabled": boolean; "bannedUntil": string | null; "lastUsedAt": string | null; "lastUsedIp": string | null; "createdAt": string; "publicKey": string })[]; "nextCursor": string | null }
  }
  /** Give a key a new secret; the one before stays good for a while */
  'accessKey.rotate': {
    input: { "keyId": string; "graceHours"?: number; "algorithm"?: "hmac-sha256" | "ed25519"; "publicKey"?: string | null }
    output: { "secret": string | null }
  }
  /** Try a key: call an operation as it would; what the operation does is done */
  'accessKey.try': {
    input: { "keyId": string; "operation": string; "input": string }
    output: { "status": number; "answer": unknown }
  }
  /** Change name, addresses, rate or expiry of a key, or switch it off and on */
  'accessKey.update': {
    input: { "keyId": string; "name"?: string; "addresses"?: (string)[]; "ratePerMinute"?: number; "expiresAt"?: string | null; "enabled"?: boolean }
    output: null
  }
  /** Act on a record, by a button of its form */
  'action.act': {
    input: { "formId": string; "recordId": string; "action": string; "input"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "recordId": string; "name": string }
  }
  /** Operations that a form may offer beside its records */
  'action.kinds': {
    input: Record<string, never>
    output: { "items": ({ "operation": string; "name": string; "takesValues": boolean; "needsValues": boolean })[] }
  }
  /** What may be done with these records */
  'action.list': {
    input: { "formId": string; "recordIds": (string)[] }
    output: { "items": ({ "id": string; "name": string; "icon": string; "danger": boolean; "confirm": string | null; "recordIds": (string)[]; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "direct": { "operation": string; "record": string; "input": Record<string, unknown>; "parts": Record<string, string>; "under": string | null }; "single": boolean; "tells": ({ "part": string; "name": string; "help": string | null })[] })[] }
  }
  /** What became of each record of an act on several */
  'action.results': {
    input: { "jobId": string; "undone"?: boolean; "cursor"?: string; "limit"?: number }
    output: { "formId": string; "appId": string | null; "counts": Record<string, number>; "items": ({ "recordId": string; "title": string | null; "state": "waiting" | "done" | "refused" | "failed"; "code": string | null; "message": string | null })[]; "nextCursor": string | null }
  }
  /** Try the records again to which nothing was done */
  'action.retry': {
    input: { "jobId": string }
    output: { "jobId": string; "count": number }
  }
  /** Act on several records, with a result for each */
  'action.start': {
    input: { "formId": string; "action": string; "recordIds": (string)[]; "input"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "jobId": string; "title": string }
  }
  /** Look into an app package: content and conflicts */
  'app.checkPackage': {
    input: { "fileId"?: string; "templateKey"?: string; "workspace"?: { "tenantId": string; "appId": string } }
    output: { "app": { "name": string; "icon": string; "color": string; "description": string }; "nameTaken": boolean; "parts": ({ "key": string; "isData": boolean; "names": (string)[] })[]; "hasRights": boolean; "outside": ({ "id": string; "kind": "role" | "member" | "department" | "calendar" | "form"; "code"?: string; "name": string; "match": string | null; "namedBy": ("definition" | "rights" | "data")[] })[]; "large": boolean; "installed": ({ "id": string; "name": string })[] }
  }
  /** Compare two versions of an app */
  'app.compareVersions': {
    input: { "appId": string; "number": number; "to"?: number }
    output: { "changes": ({ "key": string; "kind": string; "title": { "zh": string; "en": string }; "mine": "same" | "added" | "changed" | "removed"; "theirs": "same" | "added" | "changed" | "removed"; "side": "mine" | "theirs" | null; "mineDetails": ({ "zh": string; "en": string })[]; "theirsDetails": ({ "zh": string; "en": string })[] })[] }
  }
  /** Copy an app */
  'app.copy': {
    input: { "appId": string; "name": string; "withData"?: boolean; "withRights"?: boolean }
    output: { "id": string; "left": ({ "zh": string; "en": string })[] }
  }
  /** Add an app */
  'app.create': {
    input: { "name": string; "icon"?: string; "color"?: string; "description"?: string; "groupName"?: string }
    output: { "id": string }
  }
  /** Delete an app with its forms; both can be restored */
  'app.delete': {
    input: { "appId": string; "name": string }
    output: { "id": string }
  }
  /** Apps I manage in other workspaces */
  'app.elsewhere': {
    input: Record<string, never>
    output: { "items": ({ "tenantId": string; "name": string; "apps": ({ "id": string; "name": string; "icon": string; "color": string })[] })[] }
  }
  /** Export an app as a package */
  'app.exportPackage': {
    input: { "appId": string; "withData"?: boolean; "withFiles"?: boolean; "withRights"?: boolean }
    output: { "jobId": string }
  }
  /** An app with its forms, reports and dashboards */
  'app.get': {
    input: { "appId": string }
    output: { "id": string; "name": string; "icon": string; "color": string; "description": string; "groupName": string; "favourite": boolean; "builtIn": boolean; "myPermissions": { "manage": boolean }; "forms": ({ "id": string; "name": string; "icon": string; "hasFlow": boolean; "position": number; "version": number; "my": { "create": boolean; "read": boolean; "manage": boolean } })[]; "reports": ({ "id": string; "name": string; "chart"?: string })[]; "dashboards": ({ "id": string; "name": string })[] }
  }
  /** Import an app package */
  'app.importPackage': {
    input: { "fileId"?: string; "templateKey"?: string; "workspace"?: { "tenantId": string; "appId": string }; "name": string; "outside"?: ({ "id": string; "to": string | null; "make"?: boolean })[]; "withData"?: boolean; "withRights"?: boolean }
    output: { "id": string; "left": ({ "zh": string; "en": string })[] }
  }
  /** Apps I may see */
  'app.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "name": string; "icon": string; "color": string; "description": string; "groupName": string; "favourite": boolean; "formCount": number; "builtIn": boolean; "myPermissions": { "manage": boolean } })[] }
  }
  /** App templates that come with Sluice */
  'app.listTemplates': {
    input: Record<string, never>
    output: { "items": ({ "key": string; "name": { "zh": string; "en": string }; "description": { "zh": string; "en": string }; "scene": { "zh": string; "en": string }; "icon": string; "color": string; "parts": ({ "key": string; "names": (string)[]; "outlines": ({ "title": string; "lines": (string)[]; "boxes": ({ "name": string; "kind": string; "x": number; "y": number; "w": number; "h": number })[] })[] })[]; "installed": ({ "id": string; "name": string; "updateOffered": boolean })[] })[] }
  }
  /** Where an app comes from */
  'app.origin': {
    input: { "appId": string }
    output: { "origin": { "kind": "template" | "file" | "workspace"; "templateKey": string | null; "templateName": { "zh": string; "en": string } | null; "workspace": { "tenantId": string; "appId": string } | null; "takenAt": string; "updateOffered": boolean } | null }
  }
  /** What bringing back a version of an app would change */
  'app.previewRestore': {
    input: { "appId": string; "number": number; "decisions"?: ({ "key": string; "side": "mine" | "theirs" })[] }
    output: { "seen": string; "changes": ({ "key": string; "kind": string; "title": { "zh": string; "en": string }; "mine": "same" | "added" | "changed" | "removed"; "theirs": "same" | "added" | "changed" | "removed"; "side": "mine" | "theirs" | null; "mineDetails": ({ "zh": string; "en": string })[]; "theirsDetails": ({ "zh": string; "en": string })[] })[]; "effects": ({ "formName": string; "zh": string; "en": string; "rows": number; "failing"?: number; "impossible"?: boolean })[]; "outside": ({ "id": string; "kind": "role" | "member" | "department" | "calendar" | "form"; "code"?: string; "name": string; "match": string | null })[] }
  }
  /** What another version of an app would change */
  'app.previewUpdate': {
    input: { "appId": string; "fileId"?: string; "templateKey"?: string; "workspace"?: { "tenantId": string; "appId": string }; "decisions"?: ({ "key": string; "side": "mine" | "theirs" })[] }
    output: { "seen": string; "changes": ({ "key": string; "kind": string; "title": { "zh": string; "en": string }; "mine": "same" | "added" | "changed" | "removed"; "theirs": "same" | "added" | "changed" | "removed"; "side": "mine" | "theirs" | null; "mineDetails": ({ "zh": string; "en": string })[]; "theirsDetails": ({ "zh": string; "en": string })[] })[]; "effects": ({ "formName": string; "zh": string; "en": string; "rows": number; "failing"?: number; "impossible"?: boolean })[]; "outside": ({ "id": string; "kind": "role" | "member" | "department" | "calendar" | "form"; "code"?: string; "name": string; "match": string | null })[] }
  }
  /** Deleted apps, and deleted forms of the others */
  'app.recycleBin': {
    input: Record<string, never>
    output: { "items": ({ "kind": "app" | "form"; "id": string; "name": string; "appId": string; "appName": string; "formCount": number; "deletedAt": string; "deletedBy": string | null })[] }
  }
  /** Restore a deleted app with its forms */
  'app.restore': {
    input: { "appId": string; "name"?: string }
    output: { "id": string; "name": string }
  }
  /** Bring back a version of an app */
  'app.restoreVersion': {
    input: { "appId": string; "number": number; "seen": string; "decisions"?: ({ "key": string; "side": "mine" | "theirs" })[]; "valuesThatFail"?: "refuse" | "empty" }
    output: { "version": number; "left": ({ "zh": string; "en": string })[] }
  }
  /** Keep the app as it is now */
  'app.saveVersion': {
    input: { "appId": string; "note"?: string }
    output: { "number": number }
  }
  /** Mark an app as favourite, or not */
  'app.setFavourite': {
    input: { "appId": string; "favourite": boolean }
    output: { "favourite": boolean }
  }
  /** Say who may use an app */
  'app.share': {
    input: { "appId": string; "holders": ({ "kind": "member" | "department" | "role" | "everybody"; "id"?: string | null; "level": "see" | "submit" | "edit" | "manage" | "custom" })[] }
    output: { "id": string; "name": string }
  }
  /** Who may use an app */
  'app.sharing': {
    input: { "appId": string }
    output: { "items": ({ "kind": "everybody" | "role" | "department" | "member"; "id": string | null; "name": string; "level": "see" | "submit" | "edit" | "manage" | "custom" })[]; "others": ({ "kind": "everybody" | "role" | "department" | "member"; "id": string; "name": string; "formsOnly": boolean })[] }
  }
  /** Import an app package in the background */
  'app.startImport': {
    input: { "fileId"?: string; "templateKey"?: string; "workspace"?: { "tenantId": string; "appId": string }; "name": string; "outside"?: ({ "id": string; "to": string | null; "make"?: boolean })[]; "withData"?: boolean; "withRights"?: boolean }
    output: { "jobId": string }
  }
  /** Take the definition of an app */
  'app.takeDefinition': {
    input: { "appId": string }
    output: { "file": { "format": "sluice-app"; "version": number; "app": { "id": string; "name": string; "icon": string; "color": string; "description": string; "groupName": string }; "outside": ({ "id": string; "kind": "role" | "member" | "department" | "calendar" | "form"; "code"?: string; "name": string })[]; "parts": Record<string, unknown> } }
  }
  /** Change an app */
  'app.update': {
    input: { "name"?: string; "icon"?: string; "color"?: string; "description"?: string; "groupName"?: string; "appId": string }
    output: { "id": string }
  }
  /** Update an app with another version of it */
  'app.updateFromPackage': {
    input: { "appId": string; "fileId"?: string; "templateKey"?: string; "workspace"?: { "tenantId": string; "appId": string }; "seen": string; "decisions"?: ({ "key": string; "side": "mine" | "theirs" })[]; "outside"?: ({ "id": string; "to": string | null; "make"?: boolean })[]; "valuesThatFail"?: "refuse" | "empty" }
    output: { "version": number; "left": ({ "zh": string; "en": string })[] }
  }
  /** Versions of an app */
  'app.versions': {
    input: { "appId": string; "before"?: number; "limit"?: number }
    output: { "items": ({ "number": number; "kind": "published" | "imported" | "updated" | "restored" | "saved" | "copied" | "exported" | "kept"; "note": string; "changes": ({ "zh": string; "en": string })[]; "changeCount": number; "madeAt": string; "madeBy": { "id": string; "name": string } | null })[]; "more": boolean }
  }
  /** One act of the log in words */
  'audit.get': {
    input: { "entryId": string; "at": string }
    output: { "id": string; "at": string; "actorId": string | null; "actorName": string; "operation": string; "operationName": { "zh": string; "en": string }; "outcome": "done" | "refused"; "target": { "name"?: string; "path"?: string; "kindName": string } | null; "ip": string | null; "requestId": string; "lines": ({ "label": string; "before"?: ({ "name": string; "path"?: string })[]; "values": ({ "name": string; "path"?: string })[] })[] }
  }
  /** Who did what, newest first */
  'audit.list': {
    input: { "cursor"?: string; "limit"?: number; "actorId"?: string; "operation"?: string; "targetType"?: string; "targetId"?: string; "outcome"?: "done" | "refused"; "from"?: string; "to"?: string }
    output: { "items": ({ "id": string; "at": string; "actorId": string | null; "actorName": string; "operation": string; "operationName": { "zh": string; "en": string }; "outcome": "done" | "refused"; "target": { "type": string; "id": string | null; "name": string | null } | null; "ip": string | null; "requestId": string; "detail": unknown })[]; "nextCursor": string | null }
  }
  /** Add a work calendar */
  'calendar.create': {
    input: { "name": string; "zone"?: string; "week"?: (({ "from": string; "to": string })[])[]; "days"?: ({ "date": string; "kind": "off" | "work"; "note"?: string; "frames"?: ({ "from": string; "to": string })[] })[] }
    output: { "id": string }
  }
  /** Delete a work calendar that nothing uses */
  'calendar.delete': {
    input: { "calendarId": string }
    output: { "id": string; "name": string }
  }
  /** A work calendar: frames, days off and days made up for */
  'calendar.get': {
    input: { "calendarId": string }
    output: { "id": string; "name": string; "zone": string; "week": (({ "from": string; "to": string })[])[]; "days": ({ "date": string; "kind": "off" | "work"; "note"?: string; "frames"?: ({ "from": string; "to": string })[] })[]; "isDefault": boolean; "version": number }
  }
  /** Work calendars, the default one first */
  'calendar.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "name": string; "zone": string; "isDefault": boolean; "version": number })[]; "holidayYears": (number)[] }
  }
  /** Load the public holidays of a year and the days made up for; days set by hand that year are replaced */
  'calendar.loadHolidays': {
    input: { "calendarId": string; "version": number; "year": number }
    output: { "version": number; "days": number; "jobId": string }
  }
  /** Make a work calendar the default */
  'calendar.makeDefault': {
    input: { "calendarId": string }
    output: { "id": string; "name": string; "jobId"?: string }
  }
  /** Change a work calendar; what was reckoned by it is reckoned anew */
  'calendar.update': {
    input: { "calendarId": string; "version": number; "name"?: string; "zone"?: string; "week"?: (({ "from": string; "to": string })[])[]; "days"?: ({ "date": string; "kind": "off" | "work"; "note"?: string; "frames"?: ({ "from": string; "to": string })[] })[] }
    output: { "version": number; "jobId"?: string }
  }
  /** Create a dashboard */
  'dashboard.create': {
    input: { "appId": string; "name": string; "items"?: ({ "id": string; "reportId": string; "x": number; "y": number; "w": number; "h": number })[]; "filters"?: ({ "formId": string; "field": string })[] }
    output: { "id": string }
  }
  /** Delete a dashboard; its reports stay */
  'dashboard.delete': {
    input: { "dashboardId": string }
    output: { "id": string }
  }
  /** One dashboard with the reports on it and the filters the viewer may set */
  'dashboard.get': {
    input: { "dashboardId": string }
    output: { "id": string; "appId": string; "name": string; "items": ({ "id": string; "reportId": string; "x": number; "y": number; "w": number; "h": number })[]; "filters": ({ "formId": string; "field": string })[]; "updatedAt": string; "reports": ({ "id": string; "appId": string; "name": string; "definition": { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures": ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields": (string)[]; "filter"?: Shared1; "sort": ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } }; "updatedAt": string })[]; "canManage": boolean }
  }
  /** Dashboards of an app */
  'dashboard.list': {
    input: { "appId": string }
    output: { "items": ({ "id": string; "appId": string; "name": string; "items": ({ "id": string; "reportId": string; "x": number; "y": number; "w": number; "h": number })[]; "filters": ({ "formId": string; "field": string })[]; "updatedAt": string })[] }
  }
  /** Rename a dashboard, arrange what is on it, choose its filters */
  'dashboard.update': {
    input: { "dashboardId": string; "name"?: string; "items"?: ({ "id": string; "reportId": string; "x": number; "y": number; "w": number; "h": number })[]; "filters"?: ({ "formId": string; "field": string })[] }
    output: { "id": string }
  }
  /** Events that could not be delivered, newest first */
  'deadLetter.list': {
    input: { "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "title": string; "topic": string; "error": string; "attempts": number; "createdAt": string })[]; "nextCursor": string | null }
  }
  /** Retry or give up events that could not be delivered */
  'deadLetter.settle': {
    input: { "deadLetterIds": (string)[]; "verb": "retry" | "discard" }
    output: { "count": number }
  }
  /** Add a department */
  'department.create': {
    input: { "name": string; "parentId"?: string | null }
    output: { "id": string }
  }
  /** Delete a department without people and departments in it */
  'department.delete': {
    input: { "departmentId": string }
    output: { "id": string; "name": string }
  }
  /** The whole tree of departments, parents before children */
  'department.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "parentId": string | null; "name": string; "headMemberId": string | null; "headName": string | null; "memberCount": number; "level": number })[] }
  }
  /** Move a department with all below it, or reorder it */
  'department.move': {
    input: { "departmentId": string; "parentId": string | null; "position"?: number }
    output: { "id": string; "name": string }
  }
  /** Say who heads a department */
  'department.setHead': {
    input: { "departmentId": string; "memberId": string | null }
    output: { "id": string; "name": string }
  }
  /** Rename a department */
  'department.update': {
    input: { "departmentId": string; "name": string }
    output: { "id": string; "name": string }
  }
  /** Give the workspace a new data key; what older ones sealed is sealed anew by a job */
  'encryption.rotateKey': {
    input: Record<string, never>
    output: { "jobId": string }
  }
  /** Export records of a form as CSV or Excel */
  'export.start': {
    input: { "formId": string; "format": "csv" | "xlsx"; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "search"?: string; "fields"?: (string)[] }
    output: { "jobId": string }
  }
  /** Name, size and type of a file */
  'file.get': {
    input: { "fileId": string }
    output: { "id": string; "name": string; "size": number; "type": string; "sha256": string; "createdAt": string }
  }
  /** Export a flow as BPMN */
  'flow.exportXml': {
    input: { "formId": string; "version"?: number }
    output: { "xml": string; "fileName": string }
  }
  /** The flow of a form */
  'flow.get': {
    input: { "formId": string }
    output: { "definitionId": string | null; "version": number; "xml": string | null; "tree": { "id": string; "name": string; "root": (Shared3)[] } | null; "draftXml": string | null; "hasDraft": boolean; "findings": ({ "code": string; "elementId": string; "severity": "error" | "warning"; "zh": string; "en": string })[]; "applicantAccess": Record<string, "hidden" | "masked" | "read" | "edit"> | null; "my": { "manage": boolean } }
  }
  /** Import a BPMN file as the draft of a flow */
  'flow.importXml': {
    input: { "formId": string; "xml": string }
    output: { "tree": { "id": string; "name": string; "root": (Shared3)[] } | null; "findings": ({ "code": string; "elementId": string; "severity": "error" | "warning"; "zh": string; "en": string })[] }
  }
  /** Publish the draft of a flow */
  'flow.publish': {
    input: { "formId": string }
    output: { "version": number; "definitionId": string }
  }
  /** Save the draft of a flow */
  'flow.saveDraft': {
    input: { "formId": string; "tree"?: { "id": string; "name": string; "root": (Shared4)[] }; "xml"?: string }
    output: { "findings": ({ "code": string; "elementId": string; "severity": "error" | "warning"; "zh": string; "en": string })[] }
  }
  /** Simulate a flow */
  'flow.simulate': {
    input: { "formId": string; "applicantId": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "steps": ({ "nodeId": string; "name": string; "kind": "applicant" | "approve" | "fill" | "cc"; "people": ({ "id": string; "name": string })[] })[]; "findings": ({ "code": string; "elementId": string; "severity": "error" | "warning"; "zh": string; "en": string })[] }
  }
  /** Submit a form and start its flow */
  'flow.submit': {
    input: { "formId": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "recordId"?: string; "version"?: number }
    output: { "recordId": string; "instanceId": string | null }
  }
  /** Published versions of a flow */
  'flow.versions': {
    input: { "formId": string }
    output: { "items": ({ "definitionId": string; "version": number; "publishedAt": string; "publishedBy": { "id": string; "name": string } | null; "running": number; "xml": string })[] }
  }
  /** Types that the values of a field can become */
  'form.conversions': {
    input: { "formId": string; "fieldId": string; "texts"?: boolean }
    output: { "stored": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice" | "member" | "department" | "attachment" | "relation" | "percent" | "time" | "duration" | "email" | "phone" | "link" | "boolean" | "cascade" | "rating" | "slider" | "color" | "role" | "organization" | "dateRange" | "autoNumber" | "subTable" | null; "types": ("text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice" | "member" | "department" | "attachment" | "relation" | "percent" | "time" | "duration" | "email" | "phone" | "link" | "boolean" | "cascade" | "rating" | "slider" | "color" | "role" | "organization" | "dateRange" | "autoNumber" | "subTable")[]; "texts": (string)[] }
  }
  /** Add a form */
  'form.create': {
    input: { "appId": string; "name": string; "icon"?: string }
    output: { "id": string }
  }
  /** Delete a form; it can be restored with its records */
  'form.delete': {
    input: { "formId": string; "name": string }
    output: { "id": string }
  }
  /** Fields of a form that I may know, its draft, and what I may do with it */
  'form.get': {
    input: { "formId": string }
    output: { "id": string; "appId": string; "name": string; "icon": string; "version": number; "definition": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections": ({ "beforeFieldId": string; "title": string })[]; "titleFieldId"?: string; "actions"?: ({ "id": string; "name": string; "operation": string; "danger"?: boolean; "confirm"?: string; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "asks"?: (string)[]; "when"?: Shared1; "roleIds"?: (string)[] })[] }; "draft": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections": ({ "beforeFieldId": string; "title": string })[]; "titleFieldId"?: string; "actions"?: ({ "id": string; "name": string; "operation": string; "danger"?: boolean; "confirm"?: string; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "asks"?: (string)[]; "when"?: Shared1; "roleIds"?: (string)[] })[] } | null; "fieldAccess": Record<string, "hidden" | "masked" | "read" | "edit">; "my": { "create": boolean; "read": boolean; "update": boolean; "delete": boolean; "changeDecided": boolean; "export": boolean; "import": boolean; "manage": boolean }; "hasFlow": boolean; "offered": { "filters": Record<string, ("eq" | "ne" | "lt" | "lte" | "gt" | "gte" | "between" | "in" | "notIn" | "contains" | "startsWith" | "isEmpty" | "isNotEmpty" | "relative" | "isMe")[]>; "sorts": (string)[]; "search": boolean; "createdAtName": string; "perReader": (string)[] } | null }
  }
  /** What publishing the draft would change */
  'form.previewPublish': {
    input: { "formId": string }
    output: { "changes": ({ "kind": "add" | "rename" | "convert" | "archive" | "constraint" | "action"; "fieldId": string; "zh": string; "en": string; "effects"?: ({ "zh": string; "en": string; "rows": number; "filter"?: Shared1 })[]; "rowsThatFail"?: ({ "recordId": string; "value": unknown })[]; "failing"?: number; "impossible"?: boolean; "losses"?: ({ "zh": string; "en": string; "rows": number; "examples": ({ "from": unknown; "to": unknown })[] })[]; "decided"?: ({ "zh": string; "en": string })[]; "uses"?: ({ "kind": "flow" | "report"; "zh": string; "en": string })[] })[] }
  }
  /** Publish the draft of a form */
  'form.publish': {
    input: { "formId": string; "valuesThatFail"?: "refuse" | "empty"; "despiteUses"?: boolean }
    output: { "version": number }
  }
  /** Restore a deleted form with its records */
  'form.restore': {
    input: { "formId": string; "name"?: string }
    output: { "id": string; "appId": string; "name": string }
  }
  /** Bring an earlier version back as the draft */
  'form.restoreVersion': {
    input: { "formId": string; "version": number }
    output: { "draft": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections": ({ "beforeFieldId": string; "title": string })[]; "titleFieldId"?: string; "actions"?: ({ "id": string; "name": string; "operation": string; "danger"?: boolean; "confirm"?: string; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "asks"?: (string)[]; "when"?: Shared1; "roleIds"?: (string)[] })[] }; "baseVersion": number }
  }
  /** Save the draft of a form */
  'form.saveDraft': {
    input: { "formId": string; "definition": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency"?: string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits"?: number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency"?: string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections"?: ({ "beforeFieldId": string; "title": string })[]; "titleFieldId"?: string; "actions"?: ({ "id": string; "name": string; "operation": string; "danger"?: boolean; "confirm"?: string; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "asks"?: (string)[]; "when"?: Shared2; "roleIds"?: (string)[] })[] }; "baseVersion": number }
    output: { "savedAt": string }
  }
  /** Change name, icon and position of a form */
  'form.update': {
    input: { "formId": string; "name"?: string; "icon"?: string; "position"?: number }
    output: { "id": string }
  }
  /** Published versions of a form */
  'form.versions': {
    input: { "formId": string }
    output: { "items": ({ "version": number; "publishedAt": string; "publishedBy": { "id": string; "name": string } | null; "definition": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections": ({ "beforeFieldId": string; "title": string })[]; "titleFieldId"?: string; "actions"?: ({ "id": string; "name": string; "operation": string; "danger"?: boolean; "confirm"?: string; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "asks"?: (string)[]; "when"?: Shared1; "roleIds"?: (string)[] })[] } })[] }
  }
  /** Activate a registration with the code or link from the mail: account and workspace are made, and one is in */
  'identity.activate': {
    input: { "registration"?: string; "token"?: string; "code"?: string; "password"?: string; "username"?: string; "tenantCode"?: string }
    output: { "accountId": string; "tenantId": string; "memberId": string }
  }
  /** A challenge (ALTCHA, version 2); its solution goes into the field `captcha`, once, within ten minutes */
  'identity.captcha': {
    input: Record<string, never>
    output: { "parameters": { "algorithm": "SHA-256"; "nonce": string; "salt": string; "cost": number; "keyLength": number; "keyPrefix": string; "keySignature": string; "data": { "until": number } }; "signature": string }
  }
  /** Change my password; all my other sessions end */
  'identity.changePassword': {
    input: { "currentPassword": string; "newPassword": string }
    output: { "endedSessions": number }
  }
  /** Set, change or remove my phone number */
  'identity.changePhone': {
    input: { "phone": string | null; "password": string }
    output: { "phone": string | null }
  }
  /** Whether the link of an activation mail still works */
  'identity.checkActivation': {
    input: { "token": string; "registration"?: string }
    output: { "email": string; "tenantName": string; "needsPassword": boolean }
  }
  /** Whether a link to set a new password still works */
  'identity.checkResetLink': {
    input: { "token": string }
    output: { "usable": true; "first": boolean }
  }
  /** Confirm an email address with the code that went there */
  'identity.confirmEmail': {
    input: { "code": string }
    output: { "email": string }
  }
  /** People a visitor may be; none where no demo is installed */
  'identity.demoPeople': {
    input: Record<string, never>
    output: { "people": ({ "memberId": string; "name": string; "role": string; "hint": string })[] }
  }
  /** Which ways in are open: registration, the demo, mail */
  'identity.entry': {
    input: Record<string, never>
    output: { "registration": "open" | "invited" | "off"; "demo": "off" | "local" | "open"; "mail": boolean }
  }
  /** Sign in by email or username */
  'identity.login': {
    input: { "login": string; "password": string; "remember"?: boolean; "captcha"?: string }
    output: { "accountId": string; "tenantId": string | null; "memberId": string | null; "mustChangePassword": boolean }
  }
  /** Enter as one of the demo people */
  'identity.loginAsDemo': {
    input: { "memberId": string }
    output: { "accountId": string; "tenantId": string | null; "memberId": string | null; "mustChangePassword": boolean }
  }
  /** Sign out */
  'identity.logout': {
    input: Record<string, never>
    output: { "signedOut": boolean }
  }
  /** Who I am here, and what I may do */
  'identity.me': {
    input: Record<string, never>
    output: { "account": { "id": string; "name": string; "email": string | null; "emailProven": boolean; "username": string | null; "phone": string | null; "locale": "zh" | "en" | null; "theme": "light" | "dark" | "system" | null; "mustChangePassword": boolean; "hasPassword": boolean }; "tenant": { "id": string; "code": string; "name": string; "plan": string; "demo": boolean } | null; "member": { "id": string; "name": string; "title": string; "departmentId": string | null; "departmentIds": (string)[]; "departmentName": string | null } | null; "roles": ({ "id": string; "code": string; "name": string })[]; "permissions": (string)[]; "everywhere": (string)[]; "workspace": { "language": "zh" | "en"; "currency": string; "firstDayOfWeek": "monday" | "sunday"; "colour": string; "hasLogo": boolean; "features": ("openApi" | "outbound" | "packages" | "import" | "export")[] } | null; "runsInstallation": boolean; "tenants": ({ "id": string; "code": string; "name": string; "plan": string; "demo": boolean; "memberId": string })[] }
  }
  /** Register for an account and a workspace: a mail with a link and a code makes both */
  'identity.register': {
    input: { "email": string; "username"?: string; "name"?: string; "phone"?: string; "termsAccepted": boolean; "password": string; "tenantCode": string; "tenantName": string; "captcha"?: string }
    output: { "registration": string; "email": string; "expiresAt": string }
  }
  /** Use an email address: a code goes there; the old one stays until it is confirmed */
  'identity.requestEmail': {
    input: { "email": string; "password": string }
    output: { "email": string }
  }
  /** Forgot the password: mail a link */
  'identity.requestPasswordReset': {
    input: { "email": string; "captcha"?: string }
    output: { "accepted": true }
  }
  /** Mail a new link and code; those before stop working */
  'identity.resendActivation': {
    input: { "registration"?: string; "token"?: string }
    output: { "email": string; "expiresAt": string }
  }
  /** Set a new password with the link from the mail; all sessions end */
  'identity.resetPassword': {
    input: { "token": string; "newPassword": string }
    output: { "email": string | null }
  }
  /** End one of my sessions */
  'identity.revokeSession': {
    input: { "sessionId": string }
    output: { "id": string }
  }
  /** Where I am signed in */
  'identity.sessions': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "current": boolean; "device": string; "ip": string | null; "createdAt": string; "lastSeenAt": string; "expiresAt": string })[] }
  }
  /** Move this session to another workspace of mine */
  'identity.switchTenant': {
    input: { "tenantId": string }
    output: { "tenantId": string; "memberId": string; "tenantName": string }
  }
  /** The terms that whoever registers accepts, point by point */
  'identity.terms': {
    input: Record<string, never>
    output: { "points": (string)[] }
  }
  /** Take a change of the address back with the link that went to the old one; all sessions end */
  'identity.undoEmail': {
    input: { "token": string }
    output: { "email": string }
  }
  /** Change my name, language or theme */
  'identity.updateProfile': {
    input: { "name"?: string; "locale"?: "zh" | "en"; "theme"?: "light" | "dark" | "system" }
    output: { "accountId": string }
  }
  /** Analyze a spreadsheet: columns, types, doubts, preview */
  'import.analyze': {
    input: { "fileId": string; "formId"?: string; "sheet"?: string; "encoding"?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "euc-kr" | "shift_jis" | "euc-jp" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1257" | "windows-874" | "iso-8859-2" | "koi8-r"; "delimiter"?: "," | ";" | "\t" | "|"; "hasHeader"?: boolean; "headerLine"?: number; "numberStyle"?: "point" | "comma"; "dateOrder"?: "mdy" | "dmy" | "ymd"; "totals"?: "keep" | "leaveOut"; "columns"?: ({ "index": number; "type": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice"; "numberStyle"?: "point" | "comma"; "dateOrder"?: "mdy" | "dmy" | "ymd" })[] }
    output: { "fileId": string; "fileName": string; "format": "csv" | "xlsx"; "sheets": (string)[]; "sheet": string | null; "encoding": string | null; "delimiter": string | null; "headerLine": number; "headerRows": number; "firstRows": ({ "line": number; "cells": (string)[] })[]; "totalRows": number; "rowCount": number; "columns": ({ "index": number; "header": string; "fieldId": string; "name": string; "type": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice"; "found": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice"; "numberStyle": "point" | "comma"; "dateOrder": "mdy" | "dmy" | "ymd"; "confidence": number; "doubts": ({ "code": string; "severity": "note" | "warning"; "zh": string; "en": string; "rows": ({ "line": number; "value": string })[] })[]; "choices"?: (string)[]; "samples": (string)[]; "filled": number; "empty": number })[]; "preview": ({ "line": number; "cells": (string | null)[]; "values": (string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[])[]; "wrong": (number)[]; "repaired": (number)[]; "problem"?: { "zh": string; "en": string } })[]; "problems": ({ "code": string; "severity": "note" | "warning"; "zh": string; "en": string; "rows": ({ "line": number; "value": string })[] })[]; "badRows": number }
  }
  /** Make an app from a spreadsheet */
  'import.createApp': {
    input: { "appName": string; "icon"?: string; "color"?: string; "groupName"?: string; "fileId": string; "formName": string; "sheet"?: string; "encoding"?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "euc-kr" | "shift_jis" | "euc-jp" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1257" | "windows-874" | "iso-8859-2" | "koi8-r"; "delimiter"?: "," | ";" | "\t" | "|"; "hasHeader"?: boolean; "headerLine"?: number; "numberStyle"?: "point" | "comma"; "dateOrder"?: "mdy" | "dmy" | "ymd"; "totals"?: "keep" | "leaveOut"; "columns": ({ "index": number; "fieldId": string; "name": string; "type": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice"; "include"?: boolean; "required"?: boolean; "dateOrder"?: "mdy" | "dmy" | "ymd"; "numberStyle"?: "point" | "comma" })[]; "titleFieldId"?: string; "badRows"?: "skip" | "refuseAll" }
    output: { "appId": string; "formId": string; "jobId": string }
  }
  /** Make a form from a spreadsheet */
  'import.createForm': {
    input: { "appId": string; "fileId": string; "formName": string; "sheet"?: string; "encoding"?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "euc-kr" | "shift_jis" | "euc-jp" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1257" | "windows-874" | "iso-8859-2" | "koi8-r"; "delimiter"?: "," | ";" | "\t" | "|"; "hasHeader"?: boolean; "headerLine"?: number; "numberStyle"?: "point" | "comma"; "dateOrder"?: "mdy" | "dmy" | "ymd"; "totals"?: "keep" | "leaveOut"; "columns": ({ "index": number; "fieldId": string; "name": string; "type": "text" | "longText" | "number" | "money" | "date" | "dateTime" | "singleChoice" | "multipleChoice"; "include"?: boolean; "required"?: boolean; "dateOrder"?: "mdy" | "dmy" | "ymd"; "numberStyle"?: "point" | "comma" })[]; "titleFieldId"?: string; "badRows"?: "skip" | "refuseAll" }
    output: { "formId": string; "jobId": string }
  }
  /** Import a spreadsheet into a form */
  'import.intoForm': {
    input: { "formId": string; "fileId": string; "sheet"?: string; "encoding"?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "euc-kr" | "shift_jis" | "euc-jp" | "windows-1250" | "windows-1251" | "windows-1252" | "windows-1253" | "windows-1254" | "windows-1257" | "windows-874" | "iso-8859-2" | "koi8-r"; "delimiter"?: "," | ";" | "\t" | "|"; "hasHeader"?: boolean; "headerLine"?: number; "numberStyle"?: "point" | "comma"; "dateOrder"?: "mdy" | "dmy" | "ymd"; "totals"?: "keep" | "leaveOut"; "mapping": ({ "index": number; "fieldId": string; "columnId"?: string; "dateOrder"?: "mdy" | "dmy" | "ymd"; "numberStyle"?: "point" | "comma" })[]; "keyFieldId"?: string; "badRows"?: "skip" | "refuseAll" }
    output: { "jobId": string }
  }
  /** Comment on a flow instance */
  'instance.comment': {
    input: { "instanceId": string; "text": string }
    output: { "instanceId": string; "seq": number }
  }
  /** One flow instance */
  'instance.get': {
    input: { "instanceId": string; "taskId"?: string }
    output: { "instance": { "id": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed"; "formId": string; "formName": string; "recordId": string; "title": string; "version": number; "applicant": { "id": string; "name": string }; "startedAt": string; "endedAt": string | null }; "form": { "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "autoNumber"; "prefix"?: string; "dateFormat"?: "yyyy" | "yyyyMM" | "yyyyMMdd"; "digits": number; "parts"?: ({ "kind": "text"; "text": string } | { "kind": "date"; "format": "yyyy" | "yy" | "yyyyMM" | "yyMM" | "yyyyMMdd" | "yyMMdd" | "yyyy-MM-dd" | "MMdd" | "MM" } | { "kind": "field"; "fieldId": string } | { "kind": "counter" })[]; "start"?: number; "reset"?: "never" | "day" | "month" | "year" | "field"; "resetFieldId"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "subTable"; "fields": ({ "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "text"; "default"?: string; "maxLength"?: number; "pattern"?: { "source": string; "message": string } } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "longText"; "default"?: string; "maxLength"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "number"; "scale"?: number; "min"?: number; "max"?: number; "unit"?: string; "grouping"?: boolean; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "money"; "currency": string; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "date"; "default"?: "today" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateTime"; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "singleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "display"?: "dropdown" | "radio"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "multipleChoice"; "choices": ({ "value": string; "label": string; "color"?: string })[]; "default"?: (string)[] } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "member"; "multiple"?: boolean; "default"?: "currentUser" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "department"; "multiple"?: boolean; "default"?: "currentDepartment" } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "attachment"; "maxCount"?: number; "maxSizeMiB"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "relation"; "targetFormId": string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "percent"; "scale"?: number; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "time"; "seconds"?: boolean; "default"?: "now" | string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "duration"; "unit"?: "day" | "hour" | "minute" | "second"; "min"?: number; "max"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "email"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "unique"?: boolean; "type": "phone"; "mobileOnly"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "link"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "boolean"; "display"?: "switch" | "checkbox"; "yes"?: string; "no"?: string; "default"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "cascade"; "choices": ({ "value": string; "label": string; "color"?: string; "parent"?: string })[]; "anyLevel"?: boolean; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "rating"; "stars"?: number; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "slider"; "min"?: number; "max"?: number; "step"?: number; "unit"?: string; "default"?: number } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "color"; "default"?: string } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "role"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "organization"; "multiple"?: boolean } | { "id": string; "name": string; "help"?: string; "placeholder"?: string; "required"?: boolean; "readOnly"?: boolean; "width"?: 3 | 4 | 6 | 8 | 12; "indexed"?: boolean; "type": "dateRange"; "maxDays"?: number; "default"?: "today" })[]; "minRows"?: number; "maxRows"?: number })[]; "sections": ({ "beforeFieldId": string; "title": string })[] }; "record": { "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null } | null; "references": { "members": Record<string, string>; "departments": Record<string, string>; "roles": Record<string, string>; "records": Record<string, string>; "files": Record<string, { "name": string; "size": number; "type": string }> }; "fieldAccess": Record<string, "hidden" | "masked" | "read" | "edit">; "myTask": { "taskId": string; "nodeId": string; "name": string; "kind": "applicant" | "approve" | "fill" | "cc"; "verbs": (string)[]; "returnTargets": ({ "nodeId": string; "name": string; "straightBack": boolean })[]; "opinionRequired": boolean; "dueAt": string | null; "returned": { "by": { "id": string; "name": string } | null; "at": string; "reason": string } | null } | null; "settled": { "taskId": string; "name": string; "kind": "applicant" | "approve" | "fill" | "cc"; "verb": string; "by": { "id": string; "name": string } | null; "at": string; "opinion": string | null } | null; "my": { "withdraw": boolean; "urge": boolean; "manage": boolean; "otherTaskId": string | null }; "copyTaskId": string | null; "resubmitAccess": Record<string, "hidden" | "masked" | "read" | "edit"> | null; "openTasks": ({ "nodeId": string; "name": string; "kind": "applicant" | "approve" | "fill" | "cc"; "people": ({ "id": string; "name": string })[]; "since": string; "dueAt": string | null })[]; "timeline": ({ "id": string; "at": string; "kind": "act" | "asked" | "copied" | "skipped" | "stuck" | "ended"; "nodeId": string | null; "nodeName": string; "person": { "id": string; "name": string } | null; "verb": string; "opinion": string | null; "to": string | null; "people": ({ "id": string; "name": string })[]; "duration": number | null })[]; "diagram": { "steps": ({ "id": string; "kind": "applicant" | "approve" | "fill" | "cc" | "robot" | "delay" | "subflow" | "end" | "condition" | "inclusive" | "parallel"; "name": string; "signing": "any" | "all" | null; "branchId": string | null })[]; "branches": ({ "id": string; "name": string; "stepId": string })[]; "xml": string | null; "visitedNodes": (string)[]; "visitedFlows": (string)[]; "activeNodes": (string)[]; "failedNodes": (string)[] }; "forecast": ({ "nodeId": string; "name": string; "kind": "applicant" | "approve" | "fill" | "cc"; "people": ({ "id": string; "name": string })[] })[]; "incidents": ({ "id": string; "nodeId": string; "nodeName": string; "code": string; "message": string | null; "openedAt": string })[] }
  }
  /** Move an instance to another node */
  'instance.jump': {
    input: { "instanceId": string; "fromNodeId"?: string; "toNodeId": string; "opinion": string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Flow instances of a form */
  'instance.list': {
    input: { "formId": string; "state"?: "running" | "approved" | "rejected" | "withdrawn" | "failed"; "only"?: "stuck" | "overdue"; "search"?: string; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "instanceId": string; "recordId": string; "title": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed"; "version": number; "applicant": { "id": string; "name": string }; "startedAt": string; "endedAt": string | null; "waitingFor": ({ "nodeName": string; "person": string; "overdue": boolean })[]; "incidents": ({ "nodeId": string; "code": string; "message": string | null })[] })[]; "nextCursor": string | null }
  }
  /** Try again where an instance is stuck */
  'instance.retry': {
    input: { "instanceId": string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Terminate an instance */
  'instance.terminate': {
    input: { "instanceId": string; "opinion": string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Urge whoever is waited for */
  'instance.urge': {
    input: { "instanceId": string }
    output: { "instanceId": string; "told": number }
  }
  /** Withdraw an application */
  'instance.withdraw': {
    input: { "instanceId": string; "opinion"?: string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Accept an invitation with a new account, and sign in */
  'invitation.accept': {
    input: { "token": string; "name": string; "username": string; "password": string; "email"?: string; "captcha"?: string }
    output: { "accountId": string; "tenantId": string; "memberId": string }
  }
  /** What a link invites to, if it still works */
  'invitation.check': {
    input: { "token": string }
    output: { "tenantName": string; "inviterName": string | null; "email": string | null; "expiresAt": string }
  }
  /** Invite somebody: a link that makes one person a member, within seven days */
  'invitation.create': {
    input: { "email"?: string; "departmentId"?: string; "roleIds"?: (string)[] }
    output: { "id": string; "link": string | null; "expiresAt": string }
  }
  /** Accept an invitation with the account I am signed in with */
  'invitation.join': {
    input: { "token": string }
    output: { "tenantId": string; "memberId": string }
  }
  /** Invitations nobody has accepted yet, the newest first */
  'invitation.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "email": string | null; "departmentName": string | null; "roles": ({ "id": string; "name": string })[]; "inviterName": string | null; "createdAt": string; "expiresAt": string; "expired": boolean })[] }
  }
  /** Give an invitation a new link for another seven days; the one before stops working */
  'invitation.renew': {
    input: { "invitationId": string }
    output: { "id": string; "email": string | null; "link": string | null; "expiresAt": string }
  }
  /** Revoke an invitation; its link stops working */
  'invitation.revoke': {
    input: { "invitationId": string }
    output: { "id": string; "email": string | null }
  }
  /** Cancel a background job */
  'job.cancel': {
    input: { "jobId": string }
    output: { "id": string; "kind": string; "title": string; "state": "queued" | "running" | "done" | "failed" | "cancelled"; "progress": number; "processed": number; "total": number | null; "result": Record<string, unknown> | null; "error": { "code": string; "message": string } | null; "cancelling": boolean; "createdAt": string; "startedAt": string | null; "endedAt": string | null }
  }
  /** Progress and result of a background job */
  'job.get': {
    input: { "jobId": string }
    output: { "id": string; "kind": string; "title": string; "state": "queued" | "running" | "done" | "failed" | "cancelled"; "progress": number; "processed": number; "total": number | null; "result": Record<string, unknown> | null; "error": { "code": string; "message": string } | null; "cancelling": boolean; "createdAt": string; "startedAt": string | null; "endedAt": string | null }
  }
  /** My background jobs, newest first */
  'job.list': {
    input: { "cursor"?: string; "limit"?: number; "kind"?: string }
    output: { "items": ({ "id": string; "kind": string; "title": string; "state": "queued" | "running" | "done" | "failed" | "cancelled"; "progress": number; "processed": number; "total": number | null; "result": Record<string, unknown> | null; "error": { "code": string; "message": string } | null; "cancelling": boolean; "createdAt": string; "startedAt": string | null; "endedAt": string | null })[]; "nextCursor": string | null }
  }
  /** Mails and other messages of this tenant, newest first, with what became of them; their links and codes are masked */
  'mail.outbox': {
    input: { "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "channel": string; "to": string; "subject": string; "body": string; "state": "queued" | "sending" | "local" | "sent" | "failed" | "uncertain" | "skipped"; "error": string | null; "createdAt": string; "sentAt": string | null })[]; "nextCursor": string | null }
  }
  /** Add a member with an account of this workspace; whoever has an account of their own is invited to join with it */
  'member.create': {
    input: { "name": string; "email": string; "username"?: string; "password"?: string; "departmentId"?: string; "roleIds"?: (string)[]; "title"?: string }
    output: { "id": string | null; "invitationId": string | null; "existingAccount": boolean; "username": string | null; "oneTimePassword": string | null }
  }
  /** Disable a member; sessions in this workspace end at once */
  'member.disable': {
    input: { "memberId": string }
    output: { "id": string; "name": string }
  }
  /** Let a disabled member in again */
  'member.enable': {
    input: { "memberId": string }
    output: { "id": string; "name": string }
  }
  /** One member */
  'member.get': {
    input: { "memberId": string }
    output: { "id": string; "accountId": string; "name": string; "email": string | null; "username": string | null; "title": string; "status": "active" | "disabled"; "left": boolean; "departmentId": string | null; "departmentName": string | null; "createdAt": string; "roles": ({ "id": string; "code": string; "name": string })[] }
  }
  /** Leave this workspace; administrators are told, with the tasks left open. The last administrator stays */
  'member.leave': {
    input: Record<string, never>
    output: { "id": string; "name": string }
  }
  /** Members, by name */
  'member.list': {
    input: { "cursor"?: string; "limit"?: number; "search"?: string; "departmentId"?: string; "includeSubDepartments"?: boolean; "roleId"?: string; "status"?: "active" | "disabled"; "ids"?: (string)[] }
    output: { "items": ({ "id": string; "accountId": string; "name": string; "email": string | null; "username": string | null; "title": string; "status": "active" | "disabled"; "left": boolean; "departmentId": string | null; "departmentName": string | null; "createdAt": string; "roles": ({ "id": string; "code": string; "name": string })[] })[]; "nextCursor": string | null }
  }
  /** Mail a member a link to set a new password; nobody else sees it, and nothing changes before they use it */
  'member.mailPasswordReset': {
    input: { "memberId": string }
    output: { "id": string; "name": string }
  }
  /** Give a member a one-time password; all sessions end */
  'member.resetPassword': {
    input: { "memberId": string }
    output: { "id": string; "name": string; "oneTimePassword": string }
  }
  /** Names of members, many at once */
  'member.resolveNames': {
    input: { "ids": (string)[] }
    output: { "items": ({ "id": string; "name": string; "status": "active" | "disabled" })[] }
  }
  /** Change a member: name, title, department, roles */
  'member.update': {
    input: { "memberId": string; "name"?: string; "title"?: string; "departmentId"?: string | null; "roleIds"?: (string)[] }
    output: { "id": string; "name": string }
  }
  /** How I want to be told, with the channels and kinds of notices there are */
  'notice.choice': {
    input: Record<string, never>
    output: { "channels": (string)[]; "notBy": Record<string, (string)[]>; "quiet": { "from": string; "to": string; "zone": string } | null; "available": ({ "key": string; "name": string; "isSet": boolean; "address": { "words": string; "hasSecret": boolean; "shown": string | null } | null })[]; "kinds": ({ "kind": string; "name": string })[] }
  }
  /** Choose how I am told: channels and their order, kinds of notices, quiet hours */
  'notice.choose': {
    input: { "channels": (string)[]; "notBy": Record<string, (string)[]>; "quiet": { "from": string; "to": string; "zone": string } | null; "addresses"?: Record<string, { "to": string; "secret"?: string } | null> }
    output: Record<string, never>
  }
  /** How many notices are unread */
  'notice.counts': {
    input: Record<string, never>
    output: { "unread": number }
  }
  /** My notices, newest first */
  'notice.list': {
    input: { "cursor"?: string; "limit"?: number; "unread"?: boolean }
    output: { "items": ({ "id": string; "kind": string; "text": string; "link": string | null; "createdAt": string; "readAt": string | null })[]; "nextCursor": string | null }
  }
  /** Mark notices as read: those named, or all */
  'notice.markRead': {
    input: { "noticeIds"?: (string)[] }
    output: { "marked": number }
  }
  /** Send a request to another system; what becomes of it stands in the log of calls */
  'outbound.call': {
    input: { "method"?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE"; "url": string; "headers"?: Record<string, string>; "body"?: string | null }
    output: { "callId": string }
  }
  /** Delete a secret; calls that refer to it are refused from then on */
  'outbound.deleteSecret': {
    input: { "name": string }
    output: null
  }
  /** One call and what came back, every secret hidden */
  'outbound.getCall': {
    input: { "callId": string }
    output: { "id": string; "createdAt": string; "actorName": string; "purpose": string; "method": string; "url": string; "headers": Record<string, string>; "body": string | null; "state": "queued" | "sending" | "answered" | "failed" | "refused" | "uncertain"; "status": number | null; "why": string | null; "whyWords": string | null; "detail": string | null; "took": number | null; "responseHeaders": Record<string, string> | null; "responseBody": string | null; "responseBytes": number | null; "finalUrl": string | null; "peer": string | null; "redirects": number; "replayOf": string | null }
  }
  /** Names of the secrets that calls to other systems may use; never what they hold */
  'outbound.listSecrets': {
    input: Record<string, never>
    output: { "items": ({ "name": string; "updatedAt": string; "updatedByName": string })[] }
  }
  /** Send a call once more, with what its secrets hold now */
  'outbound.replay': {
    input: { "callId": string }
    output: { "callId": string }
  }
  /** Keep a secret for calls to other systems; it is never shown again */
  'outbound.setSecret': {
    input: { "name": string; "value": string }
    output: { "name": string }
  }
  /** Why somebody may or may not do something */
  'permission.explain': {
    input: { "memberId": string; "permission": string; "resource"?: string }
    output: { "allowed": boolean; "member": { "id": string; "name": string }; "resourceName": { "zh": string; "en": string } | null; "dataScopes": ({ "scope": "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant"; "departments": (string)[] })[]; "text": { "zh": string; "en": string }; "chains": ({ "applies": boolean; "roles": (string)[]; "permission": string; "permissionName": { "zh": string; "en": string }; "resource": string; "resourceName": { "zh": string; "en": string }; "scope": "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant" | null; "reason": string | null })[] }
  }
  /** Permissions and scopes that can be granted */
  'permission.list': {
    input: Record<string, never>
    output: { "permissions": ({ "name": string; "text": { "zh": string; "en": string } })[]; "scopes": ("own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant")[] }
  }
  /** Change several records alike */
  'record.bulkUpdate': {
    input: { "formId": string; "recordIds": (string)[]; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "count": number }
  }
  /** How many records; an estimate when there are many */
  'record.count': {
    input: { "formId": string; "filter"?: Shared2; "search"?: string; "view"?: "all" | "recycleBin" }
    output: { "count": number; "estimated": boolean }
  }
  /** Add a record; a form with a flow starts it */
  'record.create': {
    input: { "formId": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null }
  }
  /** Move records to the recycle bin */
  'record.delete': {
    input: { "formId": string; "recordIds": (string)[] }
    output: { "count": number }
  }
  /** One record */
  'record.get': {
    input: { "formId": string; "recordId": string; "view"?: "all" | "recycleBin" }
    output: { "record": { "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null }; "references": { "members": Record<string, string>; "departments": Record<string, string>; "roles": Record<string, string>; "records": Record<string, string>; "files": Record<string, { "name": string; "size": number; "type": string }> }; "fieldAccess": Record<string, "hidden" | "masked" | "read" | "edit">; "my": { "update": boolean; "delete": boolean; "locked": boolean } }
  }
  /** What happened to a record */
  'record.history': {
    input: { "formId": string; "recordId": string; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "at": string; "kind": "created" | "updated" | "deleted" | "restored" | "flow"; "version": number; "person": { "id": string; "name": string } | null; "changes": ({ "fieldId": string; "name": string; "old": unknown; "new": unknown })[] })[]; "nextCursor": string | null; "references": { "members": Record<string, string>; "departments": Record<string, string>; "roles": Record<string, string>; "records": Record<string, string>; "files": Record<string, { "name": string; "size": number; "type": string }> } }
  }
  /** Records of a form, by page */
  'record.list': {
    input: { "formId": string; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "search"?: string; "fields"?: (string)[]; "view"?: "all" | "recycleBin"; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null })[]; "nextCursor": string | null; "references": { "members": Record<string, string>; "departments": Record<string, string>; "roles": Record<string, string>; "records": Record<string, string>; "files": Record<string, { "name": string; "size": number; "type": string }> } }
  }
  /** Erase records in the recycle bin for good */
  'record.purge': {
    input: { "formId": string; "recordIds": (string)[] }
    output: { "count": number }
  }
  /** Bring records back from the recycle bin */
  'record.restore': {
    input: { "formId": string; "recordIds": (string)[] }
    output: { "count": number }
  }
  /** Find records by text, to link one */
  'record.search': {
    input: { "formId": string; "text"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "title": string })[] }
  }
  /** Change a record */
  'record.update': {
    input: { "formId": string; "recordId": string; "version": number; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null }
  }
  /** Create a report */
  'report.create': {
    input: { "appId": string; "name": string; "definition": { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures"?: ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields"?: (string)[]; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } } }
    output: { "id": string }
  }
  /** Delete a report that no dashboard shows */
  'report.delete': {
    input: { "reportId": string }
    output: { "id": string }
  }
  /** One report */
  'report.get': {
    input: { "reportId": string }
    output: { "id": string; "appId": string; "name": string; "definition": { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures": ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields": (string)[]; "filter"?: Shared1; "sort": ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } }; "updatedAt": string }
  }
  /** Reports of an app */
  'report.list': {
    input: { "appId": string }
    output: { "items": ({ "id": string; "appId": string; "name": string; "definition": { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns": ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures": ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields": (string)[]; "filter"?: Shared1; "sort": ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } }; "updatedAt": string })[] }
  }
  /** The records behind one group of a report */
  'report.records': {
    input: { "definition": { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures"?: ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields"?: (string)[]; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } }; "keys": (string | null)[]; "filter"?: Shared2; "period"?: "current" | "previous"; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "formId": string; "version": number; "title": string; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "createdAt": string; "createdBy": string | null; "updatedAt": string; "updatedBy": string | null; "ownerDepartmentId": string | null; "flowState": "running" | "approved" | "rejected" | "withdrawn" | null; "flowInstanceId": string | null })[]; "nextCursor": string | null }
  }
  /** Run a stored report, or a definition that is still being built */
  'report.run': {
    input: { "reportId"?: string; "definition"?: { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures"?: ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields"?: (string)[]; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } }; "filter"?: Shared2 }
    output: { "columns": ({ "key": string; "name": string; "kind": "dimension" | "measure"; "type": string; "currency"?: string; "bucket"?: string; "field"?: string; "choices"?: ({ "value": string; "label": string; "color"?: string })[]; "zero"?: boolean; "addsUp"?: boolean })[]; "rows": ({ "keys": (string | null)[]; "labels": (string)[]; "values": (number | string | null)[] })[]; "sentence": string; "truncated": boolean; "comparison": { "current": number | null; "previous": number | null } | null; "axis"?: (string | null)[] }
  }
  /** Change a report */
  'report.update': {
    input: { "reportId": string; "name"?: string; "definition"?: { "formId": string; "chart": "table" | "pivot" | "bar" | "line" | "pie" | "metric"; "rows"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "columns"?: ({ "field": string; "bucket"?: "day" | "week" | "month" | "quarter" | "year" })[]; "measures"?: ({ "field"?: string; "aggregate": "count" | "sum" | "average" | "min" | "max" | "countDistinct"; "name"?: string })[]; "fields"?: (string)[]; "filter"?: Shared2; "sort"?: ({ "field": string; "direction": "asc" | "desc" })[]; "top"?: number; "compare"?: { "field": string; "period": "day" | "week" | "month" | "quarter" | "year" } } }
    output: { "id": string }
  }
  /** Make a role */
  'role.create': {
    input: { "name": string; "code"?: string; "description"?: string; "grants"?: ({ "permission": string; "resource"?: string; "scope"?: "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant"; "validFrom"?: string | null; "validTo"?: string | null })[]; "fieldRights"?: ({ "resource": string; "fieldId": string; "right": "hidden" | "masked" | "read" | "edit" })[]; "parentIds"?: (string)[] }
    output: { "id": string }
  }
  /** Delete a role that nobody holds */
  'role.delete': {
    input: { "roleId": string }
    output: { "id": string; "name": string }
  }
  /** A role: what it may do and who holds it */
  'role.get': {
    input: { "roleId": string }
    output: { "id": string; "code": string; "name": string; "description": string; "builtIn": boolean; "grants": ({ "id": string; "permission": string; "resource": string; "scope": "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant"; "validFrom": string | null; "validTo": string | null })[]; "fieldRights": ({ "resource": string; "fieldId": string; "right": "hidden" | "masked" | "read" | "edit" })[]; "memberIds": (string)[]; "parentIds": (string)[] }
  }
  /** All roles, built-in ones first */
  'role.list': {
    input: Record<string, never>
    output: { "items": ({ "id": string; "code": string; "name": string; "description": string; "builtIn": boolean; "automatic": boolean; "memberCount": number; "grants": ({ "id": string; "permission": string; "resource": string; "scope": "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant"; "validFrom": string | null; "validTo": string | null })[]; "parentIds": (string)[] })[] }
  }
  /** Say what a role may do */
  'role.setGrants': {
    input: { "roleId": string; "grants": ({ "permission": string; "resource"?: string; "scope"?: "own" | "department" | "departmentAndBelow" | "headedDepartments" | "organization" | "tenant"; "validFrom"?: string | null; "validTo"?: string | null })[]; "fieldRights"?: ({ "resource": string; "fieldId": string; "right": "hidden" | "masked" | "read" | "edit" })[] }
    output: { "id": string; "name": string }
  }
  /** Say who holds a role */
  'role.setMembers': {
    input: { "roleId": string; "memberIds": (string)[] }
    output: { "id": string; "name": string; "added": number; "removed": number }
  }
  /** Rename or describe a role, or say what it inherits */
  'role.update': {
    input: { "roleId": string; "name"?: string; "description"?: string; "parentIds"?: (string)[] }
    output: { "id": string; "name": string }
  }
  /** Search the apps, forms, reports, dashboards, people and records I may see */
  'search.all': {
    input: { "text": string; "formId"?: string }
    output: { "items": ({ "kind": "app" | "form" | "report" | "dashboard" | "member" | "record"; "id": string; "title": string; "note": string; "appId": string | null; "formId": string | null })[]; "more": ({ "formId": string; "appId": string; "name": string })[]; "partial": true | null }
  }
  /** Change settings: checked, kept as a snapshot, carried out and verified together, or not at all */
  'setting.change': {
    input: { "scope": "tenant" | "installation" | "person"; "values": Record<string, string | number | boolean | null>; "reason"?: string; "basedOn": number }
    output: { "number": number; "jobIds": (string)[] }
  }
  /** What can be set, and what holds now; secrets are never told */
  'setting.list': {
    input: { "scope": "tenant" | "installation" | "person" }
    output: { "number": number; "groups": ({ "key": string; "name": string; "settings": ({ "key": string; "name": string; "help": string; "control": { "kind": "switch" | "integer" | "choice" | "text" | "lines" | "secret" | "colour" | "timeZone" | "image"; "min"?: number; "max"?: number; "unit"?: string; "maxLength"?: number; "maxBytes"?: number; "placeholder"?: string; "options"?: ({ "value": string; "label": string })[]; "locked"?: boolean }; "value": string | number | boolean | null; "isSet": boolean; "inherited": string | number | boolean | null; "needsRestart": boolean; "inUse": string | number | boolean | null })[] })[] }
  }
  /** Who set what, when and why, the newest first; tries that failed too */
  'setting.listChanges': {
    input: { "scope": "tenant" | "installation" | "person"; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "id": string; "number": number | null; "at": string; "by": string; "reason": string; "error": string | null; "rolledBackTo": number | null; "changes": ({ "key": string; "name": string; "secret": boolean; "before": string | number | boolean | null; "after": string | number | boolean | null })[] })[]; "nextCursor": string | null }
  }
  /** Go back to the settings as they were after a change; 0 is before the first */
  'setting.rollBack': {
    input: { "scope": "tenant" | "installation" | "person"; "number": number; "reason"?: string; "basedOn": number }
    output: { "number": number; "jobIds": (string)[] }
  }
  /** Approve a task */
  'task.approve': {
    input: { "taskId": string; "opinion"?: string; "version"?: number; "values"?: Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]> }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** How much waits in the inbox */
  'task.counts': {
    input: Record<string, never>
    output: { "todo": number; "cc": number; "overdue": number }
  }
  /** How many tasks wait for a member */
  'task.heldBy': {
    input: { "memberId": string }
    output: { "open": number }
  }
  /** The inbox */
  'task.list': {
    input: { "box": "todo" | "mine" | "cc" | "done"; "search"?: string; "appId"?: string; "cursor"?: string; "limit"?: number }
    output: { "items": ({ "taskId"?: string; "instanceId": string; "formId": string; "recordId": string; "formName": string; "title": string; "keyFields": ({ "name": string; "type": "text"; "value": string } | { "name": string; "type": "list"; "value": (string)[] } | { "name": string; "type": "number"; "value": number; "scale"?: number; "unit"?: string; "grouping"?: boolean } | { "name": string; "type": "money"; "value": number; "currency": string } | { "name": string; "type": "date"; "value": string } | { "name": string; "type": "dateTime"; "value": string })[]; "nodeId": string | null; "nodeName": string; "state": string; "instanceState": "running" | "approved" | "rejected" | "withdrawn" | "failed"; "applicant": { "id": string; "name": string }; "openedAt": string; "closedAt": string | null; "dueAt": string | null; "overdue": boolean; "waitingSince": string | null; "kind": "applicant" | "approve" | "fill" | "cc" | null; "round": number; "returned": { "by": string; "reason": string } | null })[]; "nextCursor": string | null }
  }
  /** Mark a copy as read */
  'task.markRead': {
    input: { "taskId": string }
    output: { "taskId": string; "state": "read" }
  }
  /** Reassign a task */
  'task.reassign': {
    input: { "taskId": string; "memberId": string; "opinion"?: string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Reject a task */
  'task.reject': {
    input: { "taskId": string; "version"?: number; "opinion": string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Return a task to an earlier node */
  'task.return': {
    input: { "taskId": string; "version"?: number; "toNodeId": string; "opinion": string; "then"?: "rerun" | "straightBack" }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Submit a task to fill in */
  'task.submit': {
    input: { "taskId": string; "version"?: number; "values": Record<string, string | number | boolean | null | (string)[] | (Record<string, string | number | boolean | null | (string)[]>)[]>; "opinion"?: string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** Transfer a task to somebody else */
  'task.transfer': {
    input: { "taskId": string; "version"?: number; "memberId": string; "opinion"?: string }
    output: { "instanceId": string; "state": "running" | "approved" | "rejected" | "withdrawn" | "failed" }
  }
  /** This workspace */
  'tenant.current': {
    input: Record<string, never>
    output: { "id": string; "code": string; "name": string; "plan": "FREE" | "BASIC" | "PROFESSIONAL" | "ENTERPRISE" | "CUSTOM"; "demo": boolean; "createdAt": string; "memberCount": number }
  }
  /** Picture of this workspace, as a data URL; empty when it has none */
  'tenant.logo': {
    input: Record<string, never>
    output: { "picture": string }
  }
  /** Rename this workspace */
  'tenant.update': {
    input: { "name": string }
    output: { "id": string; "name": string }
  }
}
export type OperationId = keyof OperationMap
