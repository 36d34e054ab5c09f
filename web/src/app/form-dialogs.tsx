import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useFeature } from '../frame/session.ts'
import { ConfirmByName } from '../kit/confirm-by-name.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useFocusBack } from '../kit/use-focus-back.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './form-dialogs.module.css'
import { type AppForm, formPath } from './model.ts'
import { useText } from './texts.ts'

export type FormTask = { kind: 'add' } | { kind: 'rename'; form: AppForm } | { kind: 'remove'; form: AppForm }

export interface FormDialogsProps {
  appId: string
  task: FormTask | null
  /** Form whose page is open: it is left when that form is deleted. */
  openFormId?: string | undefined
  onClose: () => void
}

/** Adding, renaming and deleting a form. */
export function FormDialogs({ appId, task, openFormId, onClose }: FormDialogsProps) {
  return (
    <>
      <NameDialog
        key={task?.kind === 'rename' ? task.form.id : task?.kind}
        appId={appId}
        task={task}
        onClose={onClose}
      />
      <RemoveForm appId={appId} task={task} openFormId={openFormId} onClose={onClose} />
    </>
  )
}

function NameDialog({ appId, task, onClose }: FormDialogsProps) {
  const t = useText()
  const imports = useFeature('import')
  const navigate = useNavigate()
  const inputId = useId()
  useFocusBack(task !== null && task.kind !== 'remove')
  const renamed = task?.kind === 'rename' ? task.form : null
  const [name, setName] = useState(renamed?.name ?? '')
  const create = useCommand('form.create', {
    refreshes: ['app'],
    quiet: true,
    onSuccess: ({ id }) => {
      onClose()
      void navigate({ to: `${formPath(appId, id)}/design` })
    },
  })
  const rename = useCommand('form.update', {
    refreshes: ['app'],
    quiet: true,
    success: t('saved'),
    onSuccess: onClose,
  })
  const busy = create.busy || rename.busy
  const submit = () => {
    if (!name.trim() || busy) return
    if (renamed) void rename.run({ formId: renamed.id, name: name.trim() })
    else void create.run({ appId, name: name.trim() })
  }
  return (
    <Modal
      open={task !== null && task.kind !== 'remove'}
      onCancel={onClose}
      title={t(renamed ? 'form.rename' : 'form.addTitle')}
      width={440}
      destroyOnHidden
      footer={
        <>
          {renamed || !imports ? null : (
            <Link to={`/apps/${appId}/import`} className={styles.aside} onClick={onClose}>
              {t('form.addFromSpreadsheet')}
            </Link>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!name.trim()} loading={busy} onClick={submit}>
            {t(renamed ? 'save' : 'form.addAct')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProblemAlert problem={create.problem ?? rename.problem} />
        <label htmlFor={inputId}>{t('form.name')}</label>
        <Input
          id={inputId}
          autoFocus
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {renamed ? null : <p className={styles.hint}>{t('form.addHint')}</p>}
      </form>
    </Modal>
  )
}

function RemoveForm({ appId, task, openFormId, onClose }: FormDialogsProps) {
  const t = useText()
  const navigate = useNavigate()
  const form = task?.kind === 'remove' ? task.form : null
  const count = useOperation(
    'record.count',
    { formId: form?.id ?? '' },
    { enabled: form !== null && form.version > 0 },
  )
  const remove = useCommand('form.delete', {
    refreshes: ['app', 'record', 'report', 'dashboard'],
    success: (_, { name }) => t('form.removed', { name }),
    onSuccess: ({ id }) => {
      onClose()
      if (id === openFormId) void navigate({ to: `/apps/${appId}` })
    },
  })
  return (
    <ConfirmByName
      open={form !== null}
      onClose={onClose}
      title={t('form.removeTitle', { name: form?.name ?? '' })}
      name={form?.name ?? ''}
      impact={t('form.removeImpact', { count: count.data?.count ?? 0 })}
      busy={remove.busy}
      onConfirm={() => form && void remove.run({ formId: form.id, name: form.name })}
    />
  )
}
