import { DeleteOutlined } from '@ant-design/icons'
import type { ProblemError } from '@sluice/contract'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { MemberName } from '../kit/member-name.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './recycle-bin.module.css'
import { useText } from './texts.ts'

type Deleted = OutputOf<'app.recycleBin'>['items'][number]

/** Deleted apps and forms, each with the way back. */
export function RecycleBin() {
  const t = useText()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('bin.title')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {phone ? null : t('bin.title')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('bin.title')}>
        <DeletedThings />
      </Sheet>
    </>
  )
}

function DeletedThings() {
  const t = useText()
  const { data, error, refetch } = useOperation('app.recycleBin', {})
  return (
    <>
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 ? (
        <EmptyState compact title={t('bin.emptyTitle')} detail={t('bin.emptyDetail')} />
      ) : null}
      <ul className={styles.list}>
        {data?.items.map((item) => (
          <DeletedThing key={item.id} item={item} />
        ))}
      </ul>
    </>
  )
}

/** One of them; when its name is taken by now, it asks for another in place. */
function DeletedThing({ item }: { item: Deleted }) {
  const t = useText()
  const inputId = useId()
  const [name, setName] = useState<string | null>(null)
  const options = {
    quiet: true,
    refreshes: ['app', 'form', 'record', 'report', 'dashboard', 'task', 'instance'],
    success: () => t('bin.restored', { name: name ?? item.name }),
    onProblem: (problem: ProblemError) => {
      if (problem.errors.some(({ field }) => field === 'name')) setName((typed) => typed ?? item.name)
    },
  }
  const restoreApp = useCommand('app.restore', options)
  const restoreForm = useCommand('form.restore', options)
  const { busy, problem } = item.kind === 'app' ? restoreApp : restoreForm
  const restore = () => {
    const renamed = name?.trim() ? { name: name.trim() } : {}
    if (item.kind === 'app') void restoreApp.run({ appId: item.id, ...renamed })
    else void restoreForm.run({ formId: item.id, ...renamed })
  }
  const taken = problem?.errors.find(({ field }) => field === 'name')
  return (
    <li className={styles.item}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) restore()
        }}
      >
        <span className={styles.words}>
          <strong className={styles.name}>{item.name}</strong>
          <span className={styles.note}>
            {item.kind === 'app'
              ? t('bin.app', { count: item.formCount })
              : t('bin.form', { app: item.appName })}
          </span>
          <span className={styles.note}>
            <MemberName id={item.deletedBy} size={16} /> <RelativeTime at={item.deletedAt} />
          </span>
        </span>
        <Button htmlType="submit" size="small" loading={busy}>
          {t('bin.restore')}
        </Button>
        {name === null ? null : (
          <div className={styles.rename}>
            <label htmlFor={inputId}>{taken?.message ?? t('name')}</label>
            <Input
              id={inputId}
              autoFocus
              maxLength={100}
              value={name}
              status={taken ? 'error' : ''}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
        )}
      </form>
      {problem && !taken ? <ProblemAlert problem={problem} /> : null}
    </li>
  )
}
