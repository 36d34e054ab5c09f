import { Button, Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { OutputOf } from '../kit/api.ts'
import { DatePicker } from '../kit/date-picker.tsx'
import { DepartmentsPicker } from '../kit/department-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { PeoplePicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useText } from './texts.ts'

type Inspected = OutputOf<'announcement.inspect'>

export interface AnnouncementSheetProps {
  open: boolean
  onClose: () => void
  /** Changed, as long as it is not published; absent: a new one. */
  changed?: Inspected
}

/** Writes an announcement: what, to whom, and when. */
export function AnnouncementSheet({ open, onClose, changed }: AnnouncementSheetProps) {
  const t = useText()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(changed ? 'manage.change' : 'manage.add')}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="announcement">
            {t(changed ? 'save' : 'manage.publish')}
          </Button>
        </>
      }
    >
      <AnnouncementForm changed={changed} onDone={onClose} />
    </Sheet>
  )
}

interface Fields {
  kind: Inspected['kind']
  title: string
  body?: string
  to: 'all' | 'some'
  departmentIds?: string[]
  roleIds?: string[]
  memberIds?: string[]
  when: 'now' | 'later'
  publishAt?: Dayjs | null
}

/** Names of the fields of the form by those of the operation. */
const placeOf = (path: string) =>
  path === 'audience' ? 'to' : path.replace(/^audience\./, '').replace(/\.\d+$/, '')

function AnnouncementForm({ changed, onDone }: { changed: Inspected | undefined; onDone: () => void }) {
  const t = useText()
  const [form] = Form.useForm<Fields>()
  const to = Form.useWatch('to', form)
  const when = Form.useWatch('when', form)
  const roles = useOperation('role.list', {}, { staleTime: 60_000 })
  const options = {
    quiet: true,
    refreshes: ['record', 'notice'],
    success: ({ state }: { state: string }) =>
      t(state === 'published' ? 'manage.published' : 'manage.scheduled'),
    onSuccess: onDone,
    onProblem: (problem: Parameters<typeof showFieldErrors>[1]) => {
      showFieldErrors(form, problem, placeOf)
    },
  }
  const create = useCommand('announcement.create', options)
  const update = useCommand('announcement.update', options)
  const command = changed ? update : create
  const missing = (label: string) => ({ required: true, message: t('missing', { label }) })
  return (
    <Form
      name="announcement"
      form={form}
      layout="vertical"
      disabled={command.busy}
      initialValues={{
        kind: changed?.kind ?? 'business',
        title: changed?.title ?? '',
        body: changed?.body ?? '',
        to: changed && !changed.audience.all ? 'some' : 'all',
        departmentIds: changed?.audience.departmentIds ?? [],
        roleIds: changed?.audience.roleIds ?? [],
        memberIds: changed?.audience.memberIds ?? [],
        when: changed ? 'later' : 'now',
        publishAt: changed ? dayjs(changed.publishAt) : null,
      }}
      onFinish={(fields: Fields) => {
        const all = fields.to === 'all'
        const input = {
          kind: fields.kind,
          title: fields.title,
          body: fields.body ?? '',
          audience: {
            all,
            departmentIds: all ? [] : (fields.departmentIds ?? []),
            roleIds: all ? [] : (fields.roleIds ?? []),
            memberIds: all ? [] : (fields.memberIds ?? []),
          },
          publishAt: fields.when === 'later' ? (fields.publishAt?.toISOString() ?? null) : null,
        }
        if (changed) void update.run({ ...input, announcementId: changed.id, version: changed.version })
        else void create.run(input)
      }}
    >
      <ProblemAlert problem={command.problem} fieldsShown />
      <Form.Item
        name="title"
        label={t('manage.title')}
        rules={[{ ...missing(t('manage.title')), whitespace: true }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t('manage.kind')}>
        <Select
          options={(['business', 'system', 'policy', 'event'] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="body" label={t('manage.body')}>
        <Input.TextArea maxLength={20_000} autoSize={{ minRows: 5, maxRows: 16 }} />
      </Form.Item>
      <Form.Item name="to" label={t('manage.to')}>
        <Radio.Group
          options={[
            { value: 'all', label: t('manage.all') },
            { value: 'some', label: t('manage.some') },
          ]}
        />
      </Form.Item>
      {to === 'some' ? (
        <>
          <Form.Item name="departmentIds" label={t('manage.departments')} extra={t('manage.departmentsHint')}>
            <DepartmentsPicker />
          </Form.Item>
          <Form.Item name="roleIds" label={t('manage.roles')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={(roles.data?.items ?? [])
                .filter(({ automatic }) => !automatic)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="memberIds" label={t('manage.members')}>
            <PeoplePicker />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="when" label={t('manage.when')}>
        <Radio.Group
          options={[
            { value: 'now', label: t('manage.now') },
            { value: 'later', label: t('manage.later') },
          ]}
        />
      </Form.Item>
      {when === 'later' ? (
        <Form.Item name="publishAt" label={t('manage.at')} rules={[missing(t('manage.at'))]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      ) : null}
    </Form>
  )
}
