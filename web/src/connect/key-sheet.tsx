import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CopyText } from '../kit/copy-text.tsx'
import { DatePicker } from '../kit/date-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { formatDateTime } from '../kit/formats.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './connect.module.css'
import { DeviceList } from './device-list.tsx'
import { scopeWords } from './key-words.ts'
import { type AccessKey, stateOf } from './model.ts'
import { RotateKey } from './rotate-key.tsx'
import { useText } from './texts.ts'

/** One key: what it is, what it may be changed to, its secrets or its devices. */
export function KeySheet({ accessKey, onClose }: { accessKey: AccessKey | undefined; onClose: () => void }) {
  return (
    <Sheet open={accessKey !== undefined} onClose={onClose} title={accessKey?.name} width={560}>
      {accessKey ? <KeyDetail key={accessKey.id} accessKey={accessKey} onGone={onClose} /> : null}
    </Sheet>
  )
}

function KeyDetail({ accessKey, onGone }: { accessKey: AccessKey; onGone: () => void }) {
  const t = useText()
  const { id, kind, name, keyName, memberName, createdAt, createdByName } = accessKey
  const [editing, setEditing] = useState(false)
  return (
    <div className={styles.stack}>
      <CopyText text={keyName} label={t(kind === 'project' ? 'keys.projectId' : 'keys.keyName')} />
      <KeyStanding accessKey={accessKey} />
      <dl className={styles.facts}>
        <dt>{t('keys.member')}</dt>
        <dd>{memberName}</dd>
        <dt>{t('keys.scope')}</dt>
        <dd>{scopeWords(t, accessKey)}</dd>
        {editing ? null : (
          <>
            <dt>{t('keys.addresses')}</dt>
            <dd>{accessKey.addresses.join(t('listJoin')) || t('keys.anyAddress')}</dd>
            <dt>{t('keys.rate')}</dt>
            <dd>{accessKey.ratePerMinute}</dd>
            <dt>{t('keys.expires')}</dt>
            <dd>{accessKey.expiresAt ? formatDateTime(accessKey.expiresAt) : t('keys.never')}</dd>
          </>
        )}
        <dt>{t('keys.lastUsed')}</dt>
        <dd>
          {accessKey.lastUsedAt
            ? `${formatDateTime(accessKey.lastUsedAt)} ${accessKey.lastUsedIp ?? ''}`
            : t('keys.neverUsed')}
        </dd>
        <dt>{t('keys.created')}</dt>
        <dd>
          {createdByName} · {formatDateTime(createdAt)}
        </dd>
      </dl>
      {editing ? <KeyEditor accessKey={accessKey} onDone={() => setEditing(false)} /> : null}
      <div className={styles.acts}>
        {editing ? null : <Button onClick={() => setEditing(true)}>{t('keys.edit')}</Button>}
        <KeySwitch accessKey={accessKey} />
        <LinkButton to="/settings/$tab" params={{ tab: 'try-api' }} search={{ key: id } as never}>
          {t('keys.try')}
        </LinkButton>
        <RemoveKey keyId={id} name={name} onGone={onGone} />
      </div>
      {kind === 'program' ? <RotateKey accessKey={accessKey} /> : <DeviceList project={accessKey} />}
    </div>
  )
}

/** Why a key is not heard, and the way back. */
function KeyStanding({ accessKey }: { accessKey: AccessKey }) {
  const t = useText()
  const state = stateOf(accessKey, Date.now())
  if (state === 'live') return null
  return (
    <p className={styles.warning} role="status">
      {state === 'resting'
        ? t('keys.restingUntil', { at: formatDateTime(accessKey.bannedUntil) })
        : t(`keys.why.${state}`)}
    </p>
  )
}

function KeySwitch({ accessKey: { id, enabled, bannedUntil } }: { accessKey: AccessKey }) {
  const t = useText()
  const update = useCommand('accessKey.update', { success: t('keys.saved') })
  const rests = enabled && bannedUntil !== null
  return (
    <>
      {rests ? (
        <Button loading={update.busy} onClick={() => void update.run({ keyId: id, enabled: true })}>
          {t('keys.endRest')}
        </Button>
      ) : null}
      <Button loading={update.busy} onClick={() => void update.run({ keyId: id, enabled: !enabled })}>
        {t(enabled ? 'keys.switchOff' : 'keys.switchOn')}
      </Button>
    </>
  )
}

function RemoveKey({ keyId, name, onGone }: { keyId: string; name: string; onGone: () => void }) {
  const t = useText()
  const { modal } = App.useApp()
  const remove = useCommand('accessKey.delete', { success: t('keys.removed'), onSuccess: onGone })
  const ask = () =>
    modal.confirm({
      title: t('keys.removeTitle', { name }),
      content: t('keys.removeDetail'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.run({ keyId }),
    })
  return (
    <Button danger loading={remove.busy} onClick={ask}>
      {t('remove')}
    </Button>
  )
}

interface EditFields {
  name: string
  addresses: string[]
  ratePerMinute: number
  expiresAt: Dayjs | null
}

function KeyEditor({ accessKey, onDone }: { accessKey: AccessKey; onDone: () => void }) {
  const t = useText()
  const [form] = Form.useForm<EditFields>()
  const update = useCommand('accessKey.update', {
    quiet: true,
    success: t('keys.saved'),
    onSuccess: onDone,
    onProblem: (problem) => {
      showFieldErrors(form, problem, (path) => path.replace(/\.\d+$/, ''))
    },
  })
  const { id, name, addresses, ratePerMinute, expiresAt } = accessKey
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={update.busy}
      initialValues={{ name, addresses, ratePerMinute, expiresAt: expiresAt ? dayjs(expiresAt) : null }}
      onFinish={({ expiresAt: end, ...fields }: EditFields) =>
        void update.run({ keyId: id, ...fields, expiresAt: end ? end.endOf('day').toISOString() : null })
      }
    >
      <ProblemAlert problem={update.problem} fieldsShown />
      <Form.Item
        name="name"
        label={t('keys.name')}
        rules={[{ required: true, whitespace: true, message: t('missing', { label: t('keys.name') }) }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="addresses" label={t('keys.addresses')} extra={t('keys.addressesHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，', ';']} />
      </Form.Item>
      <Form.Item
        name="ratePerMinute"
        label={t('keys.rate')}
        rules={[{ required: true, message: t('missing', { label: t('keys.rate') }) }]}
      >
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="expiresAt" label={t('keys.expires')} extra={t('keys.expiresHint')}>
        <DatePicker />
      </Form.Item>
      <div className={styles.acts}>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}
