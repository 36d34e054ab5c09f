import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { Fragment, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { DatePicker } from '../kit/date-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { MadeKey, type ToldKey } from './made-key.tsx'
import { PlacePicker } from './place-picker.tsx'
import { useText } from './texts.ts'

/** Makes a key, then shows its secret, which nobody can read again. */
export function NewKeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const [made, setMade] = useState<ToldKey | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t(made ? 'keys.madeTitle' : 'keys.add')}
      width={520}
      // The secret that is shown once would be gone.
      dirty={made !== null && made.secret !== null}
      footer={
        // Keys keep the buttons apart: one that turned into the other under a click would send the form.
        made ? (
          <Fragment key="made">
            <Button type="primary" onClick={close}>
              {t('keys.kept')}
            </Button>
          </Fragment>
        ) : (
          <Fragment key="form">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" form="new-key">
              {t('keys.make')}
            </Button>
          </Fragment>
        )
      }
    >
      {made ? <MadeKey told={made} /> : <NewKeyForm onMade={setMade} />}
    </Sheet>
  )
}

interface KeyFields {
  kind: 'program' | 'project'
  name: string
  memberId: string
  roleId: string | null
  resources: string[]
  addresses: string[]
  ratePerMinute: number
  expiresAt: Dayjs | null
  algorithm: 'hmac-sha256' | 'ed25519'
  publicKey?: string
}

function NewKeyForm({ onMade }: { onMade: (made: ToldKey) => void }) {
  const t = useText()
  const me = useMe()
  const [form] = Form.useForm<KeyFields>()
  const kind = Form.useWatch('kind', form) ?? 'program'
  const algorithm = Form.useWatch('algorithm', form) ?? 'hmac-sha256'
  const roles = useOperation('role.list', {}, { staleTime: 60_000 })
  const create = useCommand('accessKey.create', {
    quiet: true,
    onSuccess: ({ keyName, secret }, { name }) => onMade({ name, keyName, secret, kind }),
    onProblem: (problem) => {
      showFieldErrors(form, problem, (path) => path.replace(/\.\d+$/, ''))
    },
  })
  const missing = (label: string) => ({
    required: true,
    message: t('missing', { label }),
  })
  return (
    <Form
      name="new-key"
      form={form}
      layout="vertical"
      disabled={create.busy}
      initialValues={{
        kind: 'program',
        name: '',
        memberId: me.member?.id,
        roleId: null,
        resources: [],
        addresses: [],
        ratePerMinute: 600,
        expiresAt: null,
        algorithm: 'hmac-sha256',
        publicKey: '',
      }}
      onFinish={({ expiresAt, publicKey, roleId, ...fields }: KeyFields) =>
        void create.run({
          ...fields,
          roleId: roleId ?? null,
          expiresAt: expiresAt ? expiresAt.endOf('day').toISOString() : null,
          publicKey: fields.algorithm === 'ed25519' ? (publicKey ?? '').trim() : null,
        })
      }
    >
      <ProblemAlert problem={create.problem} fieldsShown />
      <Form.Item name="kind" label={t('keys.kind')} extra={t(`keys.kindHints.${kind}`)}>
        <Radio.Group
          options={[
            { value: 'program', label: t('keys.program') },
            { value: 'project', label: t('keys.projectLong') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('keys.name')}
        rules={[{ ...missing(t('keys.name')), whitespace: true }]}
      >
        <Input maxLength={100} placeholder={t('keys.nameHint')} />
      </Form.Item>
      <Form.Item
        name="memberId"
        label={t('keys.member')}
        extra={t('keys.memberHint')}
        rules={[missing(t('keys.member'))]}
      >
        <PersonPicker />
      </Form.Item>
      <Form.Item name="roleId" label={t('keys.role')} extra={t('keys.roleHint')}>
        <Select
          allowClear
          placeholder={t('keys.noRole')}
          options={(roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="resources" label={t('keys.places')} extra={t('keys.placesHint')}>
        <PlacePicker />
      </Form.Item>
      <Form.Item name="addresses" label={t('keys.addresses')} extra={t('keys.addressesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，', ';']} />
      </Form.Item>
      <Form.Item name="ratePerMinute" label={t('keys.rate')} rules={[missing(t('keys.rate'))]}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="expiresAt" label={t('keys.expires')} extra={t('keys.expiresHint')}>
        <DatePicker />
      </Form.Item>
      {kind === 'program' ? (
        <>
          <Form.Item name="algorithm" label={t('keys.signing')}>
            <Radio.Group
              options={[
                { value: 'hmac-sha256', label: t('keys.shared') },
                { value: 'ed25519', label: t('keys.own') },
              ]}
            />
          </Form.Item>
          {algorithm === 'ed25519' ? (
            <Form.Item name="publicKey" label={t('keys.publicKey')} rules={[missing(t('keys.publicKey'))]}>
              <Input.TextArea rows={3} placeholder="-----BEGIN PUBLIC KEY-----" />
            </Form.Item>
          ) : null}
        </>
      ) : null}
    </Form>
  )
}
