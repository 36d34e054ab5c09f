import { generateKeyPairSync, sign } from 'node:crypto'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { enrolmentText } from '../platform/access-key/commands/enrol-device.ts'
import { storeFile } from '../platform/file/index.ts'
import { departmentRecord } from '../platform/organization/system-forms/department.ts'
import { memberRecord } from '../platform/organization/system-forms/member.ts'
import type { TestHouse, TestTenant } from './test-house.ts'

/** A company that has one of everything, and the ids of it by the name that inputs call them. */
export interface WholeCompany {
  tenant: TestTenant
  /** Stands in every name and text of the company: whoever else sees it has seen too much. */
  mark: string
  ids: Record<string, string>
  names: { app: string; form: string }
  /** When the act `entryId` was. */
  entryAt: string
}

/**
 * Gives a tenant one of everything; the administrator owns it all and has the open task.
 * @param admin the database's administrator, for ids that no operation shows
 * @param mark code of the tenant
 */
export async function fillCompany(
  house: TestHouse,
  admin: pg.Client,
  tenant: TestTenant,
  mark: string,
): Promise<WholeCompany> {
  const office = house.as(tenant.admin)
  const names = { app: `${mark} app`, form: `${mark} form` }
  const { id: appId } = await office.call('app.create', { name: names.app })
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  const otherFormId = await makeForm(house, tenant, appId, `${mark} target`, [
    { type: 'text', id: 'title', name: `${mark} title` },
  ])
  const { id: otherRecordId } = await office.call('record.create', {
    formId: otherFormId,
    values: { title: mark },
  })
  const formId = await makeForm(
    house,
    tenant,
    appId,
    names.form,
    [
      { type: 'text', id: 'title', name: `${mark} title` },
      { type: 'member', id: 'helper', name: `${mark} helper` },
      { type: 'department', id: 'place', name: `${mark} place` },
      { type: 'relation', id: 'link', name: `${mark} link`, targetFormId: otherFormId },
      { type: 'attachment', id: 'paper', name: `${mark} paper` },
    ],
    [{ id: 'check', name: `${mark} check`, operation: 'record.bulkUpdate', values: { title: mark } }],
  )
  const file = await addFile(house, tenant, `${mark}.csv`, `${mark}\n${mark} 1\n${mark} 2\n`)
  const values = {
    title: mark,
    helper: tenant.admin.memberId,
    place: tenant.departmentId,
    link: otherRecordId,
    paper: [file],
  }
  // Made before the form has a flow: these two are in none.
  const plain = await office.call('record.create', { formId, values })
  const recycled = await office.call('record.create', { formId, values })
  await office.call('record.delete', { formId, recordIds: [recycled.id] })
  await publishFlow(house, tenant, formId)
  const { recordId: flowRecordId, instanceId } = await office.call('flow.submit', { formId, values })
  await office.call('instance.comment', { instanceId, text: mark })
  const { id: reportId } = await office.call('report.create', {
    appId,
    name: mark,
    definition: { formId, chart: 'bar', rows: [{ field: 'title' }], measures: [{ aggregate: 'count' }] },
  })
  const { id: aggregateId } = await office.call('aggregate.create', {
    appId,
    name: mark,
    definition: { keys: [{ name: mark }], sources: [{ formId, sign: 'plus', keyFieldIds: ['title'] }] },
  })
  const { id: viewId } = await office.call('view.create', {
    formId,
    name: mark,
    shared: true,
    definition: { kind: 'grid', filter: { field: 'title', op: 'contains', value: mark } },
  })
  const { id: dashboardId } = await office.call('dashboard.create', {
    appId,
    name: mark,
    items: [{ id: 'a', reportId, x: 0, y: 0, w: 4, h: 4 }],
  })
  const { id: deletedFormId } = await office.call('form.create', { appId, name: `${mark} deleted` })
  await office.call('form.delete', { formId: deletedFormId, name: `${mark} deleted` })
  const { id: deletedAppId } = await office.call('app.create', { name: `${mark} deleted` })
  await office.call('app.delete', { appId: deletedAppId, name: `${mark} deleted` })
  const table = await addFile(house, tenant, `${mark}.csv`, `${mark}\n${mark} 1\n${mark} 2\n`)
  const packed = await addFile(house, tenant, `${mark}.sluice.json`, packageOf(mark, appId))
  const { jobId } = await office.call('import.intoForm', {
    formId,
    fileId: table,
    mapping: [{ index: 0, fieldId: 'title' }],
  })
  // Somebody else's request and words about it: the administrator is told of both.
  const theirs = await house.as(tenant.applicant).call('flow.submit', { formId, values: { title: mark } })
  await house.as(tenant.applicant).call('instance.comment', { instanceId: theirs.instanceId, text: mark })
  const { id: keyId } = await office.call('accessKey.create', {
    name: mark,
    memberId: tenant.applicant.memberId,
  })
  await office.call('accessKey.try', { keyId, operation: 'tenant.current', input: '{}' })
  const { projectKeyId, deviceKeyId } = await addDevice(house, tenant, mark)
  await office.call('outbound.setSecret', { name: 'key', value: `secret of ${mark}` })
  const { callId } = await office.call('outbound.call', { url: `http://127.0.0.1/${mark}` })
  const { jobId: runId } = await office.call('action.start', {
    formId,
    action: 'flow.submit',
    recordIds: [theirs.recordId],
  })
  await house.drain()
  const { items: tasks } = await office.call('task.list', { box: 'todo' })
  const task = tasks.find((one: { instanceId: string }) => one.instanceId === instanceId)
  const { items: copies } = await office.call('task.list', { box: 'cc' })
  const { id: departmentId } = await office.call('department.create', { name: mark })
  await addOwnFields(house, tenant, mark, departmentId)
  const { id: roleId } = await office.call('role.create', { code: 'marked', name: mark })
  const { id: calendarId } = await office.call('calendar.create', { name: mark })
  const announcing = { kind: 'business', title: mark, body: mark, audience: { all: true } }
  const { id: scheduledAnnouncementId } = await office.call('announcement.create', {
    ...announcing,
    publishAt: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
  })
  const { id: announcementId } = await office.call('announcement.create', announcing)
  const banner = await addFile(house, tenant, `${mark}.png`, smallPng)
  const { id: pictureId } = await office.call('carousel.create', { fileId: banner, title: mark })
  const one = async (sql: string) => {
    const { rows } = await admin.query<{ id: string }>(sql, [tenant.tenantId])
    if (!rows[0]) throw new Error(`Nothing found: ${sql}`)
    return rows[0].id
  }
  const { id: invitationId } = await office.call('invitation.create', { departmentId, roleIds: [roleId] })
  // As a subscriber leaves it that refused too often.
  const deadLetterId = await one(
    `insert into sluice.outbox (tenant_id, id, topic, payload, created_at, available_at, attempts)
     values ($1, gen_random_uuid(), 'task.overdue', '{}', date_trunc('milliseconds', now()), 'infinity', 12) returning id`,
  )
  const mailId = await one(
    'select id from sluice.notice_delivery where tenant_id = $1 order by id desc limit 1',
  )
  const noticeId = await one('select id from sluice.notice where tenant_id = $1 order by id desc limit 1')
  const { items: acts } = await office.call('audit.list', { limit: 1 })
  return {
    tenant,
    mark,
    names,
    entryAt: acts[0].at,
    ids: {
      tenantId: tenant.tenantId,
      appId,
      deletedAppId,
      formId,
      deletedFormId,
      targetFormId: otherFormId,
      sourceFormId: otherFormId,
      aggregateId,
      recordId: plain.id,
      recycledRecordId: recycled.id,
      linkedRecordId: otherRecordId,
      flowRecordId,
      instanceId,
      taskId: task.taskId,
      copyTaskId: copies[0].taskId,
      reportId,
      dashboardId,
      viewId,
      calendarId,
      announcementId,
      scheduledAnnouncementId,
      pictureId,
      bannerFileId: banner,
      jobId,
      runId,
      fileId: table,
      heldFileId: file,
      packageFileId: packed,
      departmentId,
      parentId: tenant.departmentId,
      roleId,
      memberId: tenant.applicant.memberId,
      applicantId: tenant.applicant.memberId,
      actorId: tenant.applicant.memberId,
      id: tenant.applicant.memberId,
      to: tenant.applicant.memberId,
      noticeId,
      deadLetterId,
      mailId,
      entryId: acts[0].id,
      callId,
      keyId,
      projectKeyId,
      deviceKeyId,
      invitationId,
      sessionId: await openSession(house, tenant, mark),
    },
  }
}

/** A project of devices, and one that waits to be let in. */
async function addDevice(house: TestHouse, tenant: TestTenant, mark: string) {
  const office = house.as(tenant.admin)
  const project = await office.call('accessKey.create', {
    name: `${mark} devices`,
    kind: 'project',
    memberId: tenant.applicant.memberId,
  })
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x!
  const timestamp = Math.floor(house.clock.now().getTime() / 1000)
  const text = enrolmentText(project.keyName, publicKey, timestamp)
  await house.house.invoke('accessKey.enrolDevice', {
    actor: { kind: 'anonymous' },
    input: {
      projectId: project.keyName,
      name: `${mark} device`,
      publicKey,
      timestamp,
      signature: sign(null, Buffer.from(text), pair.privateKey).toString('base64'),
    },
  })
  const { items } = await office.call('accessKey.listDevices', { keyId: project.id })
  return { projectKeyId: project.id as string, deviceKeyId: items[0].id as string }
}

async function makeForm(
  house: TestHouse,
  tenant: TestTenant,
  appId: string,
  name: string,
  fields: object[],
  actions: object[] = [],
) {
  const office = house.as(tenant.admin)
  const { id: formId } = await office.call('form.create', { appId, name })
  await office.call('form.saveDraft', {
    formId,
    definition: { fields, titleFieldId: 'title', actions },
    baseVersion: 0,
  })
  await office.call('form.publish', { formId })
  return formId as string
}

/** Fields of the workspace at members and departments, filled in. */
async function addOwnFields(
  house: TestHouse,
  tenant: TestTenant,
  mark: string,
  departmentId: string,
): Promise<void> {
  const office = house.as(tenant.admin)
  const fields = [
    { type: 'text', id: 'badge', name: `${mark} badge` },
    { type: 'number', id: 'desk', name: `${mark} desk` },
    {
      type: 'singleChoice',
      id: 'shirt',
      name: `${mark} shirt`,
      choices: [{ value: 'm', label: `${mark} medium` }],
    },
    { type: 'member', id: 'mentor', name: `${mark} mentor` },
    { type: 'attachment', id: 'contract', name: `${mark} contract` },
  ]
  for (const formId of [memberRecord.id, departmentRecord.id]) {
    await office.call('form.addOwnFields', { formId })
    await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
    await office.call('form.publish', { formId })
  }
  const { memberId } = tenant.applicant
  const contract = [await addFile(house, tenant, `${mark}.txt`, mark)]
  const values = { badge: mark, desk: 7, shirt: 'm', mentor: tenant.admin.memberId, contract }
  await office.call('member.update', { memberId, values })
  await office.call('department.update', { departmentId, values: { ...values, contract: null } })
}

/** A request of anybody: a copy to one member, who then approves twice. */
export function flowOf(memberId: string) {
  const approve = (id: string) => ({
    kind: 'approve',
    id,
    name: id,
    config: { assignees: [{ type: 'member', memberIds: [memberId] }] },
  })
  const apply = { kind: 'applicant', id: 'apply', name: 'apply', config: {} }
  const copy = { ...approve('copy'), kind: 'cc' }
  return { id: 'flow', name: 'flow', root: [apply, copy, approve('first'), approve('second')] }
}

async function publishFlow(house: TestHouse, tenant: TestTenant, formId: string): Promise<void> {
  const office = house.as(tenant.admin)
  await office.call('flow.saveDraft', { formId, tree: flowOf(tenant.admin.memberId) })
  await office.call('flow.publish', { formId })
}

/** A package with an app that holds nothing. */
function packageOf(name: string, id: string): string {
  const app = { id, name: `${name} packed`, icon: '', color: '', description: name, groupName: '' }
  return JSON.stringify({ format: 'sluice-app', version: 1, app, outside: [], parts: {} })
}

/** One pixel. */
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const types: Record<string, string> = { csv: 'text/csv', png: 'image/png' }

async function addFile(
  house: TestHouse,
  tenant: TestTenant,
  name: string,
  content: string | Buffer,
): Promise<string> {
  const { id } = await storeFile(house.house.services, {
    tenantId: tenant.tenantId,
    ownerId: tenant.admin.memberId,
    name,
    type: types[name.split('.').at(-1)!] ?? 'application/json',
    source: Readable.from([Buffer.from(content)]),
  })
  return id
}

async function openSession(house: TestHouse, tenant: TestTenant, mark: string): Promise<string> {
  await house.house.invoke('identity.login', {
    actor: { kind: 'anonymous' },
    input: { login: `${mark}-admin`, password: 'River-2026-gate' },
  })
  const { items } = await house.as(tenant.admin).call('identity.sessions')
  return items[0].id
}
