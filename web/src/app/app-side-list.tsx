import { ApartmentOutlined, MoreOutlined, PlusOutlined, ProfileOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { SideList, useCloseSideSheet } from '../frame/side-list.tsx'
import { DropMenu } from '../kit/drop-menu.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { AppFace, appIcons } from './app-face.tsx'
import styles from './app-side-list.module.css'
import { FormDialogs, type FormTask } from './form-dialogs.tsx'
import { type AppForm, formPath } from './model.ts'
import { useText } from './texts.ts'
import { useFormMenu } from './use-form-menu.tsx'

export interface AppSideListProps {
  appId: string
  /** The form that is open, if any. */
  formId?: string
}

/** The forms of an app in the side list of the frame; those who manage it add and change them here. */
export function AppSideList({ appId, formId }: AppSideListProps) {
  const t = useText()
  const { data: app, isPending } = useOperation('app.get', { appId })
  const [task, setTask] = useState<FormTask | null>(null)
  const closeSheet = useCloseSideSheet()
  return (
    <SideList label={app?.name ?? t('form.list')}>
      {isPending ? (
        <div className={styles.waiting}>
          <RowsSkeleton rows={5} />
        </div>
      ) : null}
      {app ? (
        <>
          <Link
            to={`/apps/${appId}`}
            className={styles.app}
            aria-current={formId ? undefined : 'page'}
            onClick={closeSheet}
          >
            <AppFace app={app} size={28} />
            <strong className={styles.name}>{app.name}</strong>
          </Link>
          <div className={styles.head}>
            <h2>{t('form.list')}</h2>
            {app.myPermissions.manage && !app.builtIn ? (
              <Button
                type="text"
                size="small"
                icon={<PlusOutlined aria-hidden />}
                aria-label={t('form.add')}
                title={t('form.add')}
                aria-haspopup="dialog"
                onClick={() => setTask({ kind: 'add' })}
              />
            ) : null}
          </div>
          <ul className={styles.forms}>
            {app.forms.map((form) => (
              <FormEntry
                key={form.id}
                appId={appId}
                form={form}
                forms={app.forms}
                open={form.id === formId}
                onTask={setTask}
                onOpen={closeSheet}
              />
            ))}
          </ul>
          <FormDialogs appId={appId} task={task} openFormId={formId} onClose={() => setTask(null)} />
        </>
      ) : null}
    </SideList>
  )
}

interface FormEntryProps {
  appId: string
  form: AppForm
  forms: readonly AppForm[]
  open: boolean
  onTask: (task: FormTask) => void
  onOpen: () => void
}

function FormEntry({ appId, form, forms, open, onTask, onOpen }: FormEntryProps) {
  const t = useText()
  const menu = useFormMenu({ appId, form, forms, onTask })
  return (
    <li className={styles.form} data-open={open || undefined}>
      <Link
        to={formPath(appId, form.id)}
        className={styles.link}
        aria-current={open ? 'page' : undefined}
        onClick={onOpen}
      >
        <span className={styles.icon} aria-hidden="true">
          {appIcons[form.icon] ?? <ProfileOutlined />}
        </span>
        <span className={styles.name}>{form.name}</span>
        {form.version === 0 ? <span className={styles.mark}>{t('form.draft')}</span> : null}
        {form.hasFlow ? (
          <ApartmentOutlined
            className={styles.mark ?? ''}
            aria-label={t('form.withFlow')}
            title={t('form.withFlow')}
          />
        ) : null}
      </Link>
      {form.my.manage ? (
        <DropMenu menu={menu}>
          <button type="button" className={styles.more} aria-label={t('form.more', { name: form.name })}>
            <MoreOutlined aria-hidden />
          </button>
        </DropMenu>
      ) : null}
    </li>
  )
}
