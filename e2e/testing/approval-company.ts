import { addPerson, type Person, registerWorkspace } from './person.ts'

/** A company with one form whose records two people approve, one after the other. */
export interface ApprovalCompany {
  appId: string
  formId: string
  admin: Person
  applicant: Person
  first: Person
  second: Person
  members: { applicant: string; first: string; second: string }
}

/** Makes the company through the public operations of a running server. */
export async function openApprovalCompany(url: string, code: string): Promise<ApprovalCompany> {
  const admin = await registerWorkspace(url, code)
  const { id: appId } = await admin.call('app.create', { name: '采购' })
  await admin.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  const { id: formId } = await admin.call('form.create', { appId, name: '采购申请' })
  const { items: roles } = await admin.call('role.list', {})
  const member = roles.find((role) => role.code === 'member')
  const [applicant, first, second] = await Promise.all(
    ['applicant', 'first', 'second'].map((name) =>
      addPerson(admin, url, `${code}-${name}`, member ? [member.id] : []),
    ),
  )
  await admin.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: {
      fields: [
        { type: 'text', id: 'title', name: '事由', required: true },
        { type: 'number', id: 'amount', name: '金额', scale: 2 },
      ],
      titleFieldId: 'title',
    },
  })
  await admin.call('form.publish', { formId })
  const approve = (id: string, memberId: string) => ({
    kind: 'approve' as const,
    id,
    name: id,
    config: { assignees: [{ type: 'member', memberIds: [memberId] }] },
  })
  await admin.call('flow.saveDraft', {
    formId,
    tree: {
      id: 'flow',
      name: '采购审批',
      root: [
        { kind: 'applicant', id: 'apply', name: '申请', config: {} },
        approve('first', first!.memberId),
        approve('second', second!.memberId),
      ],
    },
  })
  await admin.call('flow.publish', { formId })
  return {
    appId,
    formId,
    admin,
    applicant: applicant!.person,
    first: first!.person,
    second: second!.person,
    members: { applicant: applicant!.memberId, first: first!.memberId, second: second!.memberId },
  }
}
