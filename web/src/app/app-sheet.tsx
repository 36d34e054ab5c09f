import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Button, Form, Input, type InputProps, type InputRef } from 'antd'
import { type Ref, useEffect, useState } from 'react'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { AppColorPicker, AppIconPicker } from './app-looks.tsx'
import { ShareStep } from './share-step.tsx'
import { useText } from './texts.ts'

export interface EditedApp {
  id: string
  name: string
  icon: string
  color: string
  description: string
  groupName: string
}

export interface AppSheetProps {
  open: boolean
  /** Null for a new app. */
  app: EditedApp | null
  /** Groups that exist, to choose from. */
  groups: readonly string[]
  onClose: () => void
}

/** Makes an app, and then asks who may use it; or changes how it looks and is named. */
export function AppSheet({ open, app, groups, onClose }: AppSheetProps) {
  const t = useText()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [madeId, setMadeId] = useState<string>()
  const close = () => {
    onClose()
    setMadeId(undefined)
    if (madeId) void navigate({ to: `/apps/${madeId}` })
  }
  if (madeId) {
    return (
      <Sheet open={open} onClose={close} title={t('create')} width={440}>
        <ShareStep appId={madeId} onDone={close} />
      </Sheet>
    )
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t(app ? 'edit' : 'create')}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form="app" loading={busy}>
            {t(app ? 'save' : 'create')}
          </Button>
        </>
      }
    >
      <AppForm
        key={app?.id ?? 'new'}
        app={app}
        groups={groups}
        onDone={onClose}
        onMade={setMadeId}
        onBusy={setBusy}
      />
    </Sheet>
  )
}

type AppFields = Omit<EditedApp, 'id'>

interface AppFormProps {
  app: EditedApp | null
  groups: readonly string[]
  onDone: () => void
  /** A new app is there. */
  onMade?: (appId: string) => void
  onBusy?: (busy: boolean) => void
}

/** The form of an app; its button is outside and submits the form named `app`. */
export function AppForm({ app, groups, onDone, onMade, onBusy }: AppFormProps) {
  const t = useText()
  const [form] = Form.useForm<AppFields>()
  const onProblem = (problem: Parameters<typeof showFieldErrors>[1]) => showFieldErrors(form, problem)
  const create = useCommand('app.create', {
    quiet: true,
    success: (_, { name }) => t('created', { name }),
    onProblem,
    onSuccess: ({ id }) => onMade?.(id),
  })
  const update = useCommand('app.update', { quiet: true, success: t('saved'), onProblem, onSuccess: onDone })
  const busy = create.busy || update.busy
  useEffect(() => onBusy?.(busy), [busy, onBusy])
  return (
    <Form
      name="app"
      form={form}
      layout="vertical"
      disabled={busy}
      initialValues={app ?? { name: '', icon: '', color: '', description: '', groupName: '' }}
      onFinish={(fields: AppFields) => {
        if (app) void update.run({ appId: app.id, ...fields })
        else void create.run(fields)
      }}
    >
      <ProblemAlert problem={update.problem ?? create.problem} fieldsShown />
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
      >
        <Input maxLength={100} autoFocus={!app} />
      </Form.Item>
      <Form.Item name="groupName" label={t('group')} extra={t('groupHint')}>
        <AutoComplete options={groups.map((value) => ({ value }))}>
          <SuggestedInput maxLength={60} />
        </AutoComplete>
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="icon" label={t('icon')}>
        <AppIconPicker />
      </Form.Item>
      <Form.Item name="color" label={t('color')}>
        <AppColorPicker />
      </Form.Item>
    </Form>
  )
}

/** While no suggestion is meant, antd names one that does not exist to who hears the page. */
function SuggestedInput({ 'aria-activedescendant': meant, ...props }: InputProps & { ref?: Ref<InputRef> }) {
  return <Input {...props} {...(meant && !meant.endsWith('_-1') ? { 'aria-activedescendant': meant } : {})} />
}
