import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import styles from './calendars-tab.module.css'
import { useText } from './texts.ts'

/** `/settings/calendars`: the work calendars of the workspace, and the chosen one over a year. */
export function CalendarsTab() {
  const t = useText()
  const list = useOperation('calendar.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const items = list.data?.items ?? []
  const open = items.find(({ id }) => id === chosen) ?? items[0]
  const add = useCommand('calendar.create', {
    success: t('added'),
    onSuccess: ({ id }) => setChosen(id),
  })
  const freeName = () => {
    let count = items.length
    while (items.some(({ name }) => name === t('newName', { count }))) count++
    return t('newName', { count })
  }
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        <Button loading={add.busy} disabled={!list.data} onClick={() => void add.run({ name: freeName() })}>
          {t('add')}
        </Button>
      }
    >
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <FormSkeleton fields={4} /> : null}
      <nav className={styles.list} aria-label={t('list')}>
        {items.map(({ id, name, isDefault }) => (
          <button
            key={id}
            type="button"
            className={styles.line}
            aria-current={id === open?.id ? 'true' : undefined}
            onClick={() => setChosen(id)}
          >
            {name} {isDefault ? <Tag>{t('default')}</Tag> : null}
          </button>
        ))}
      </nav>
      {open ? (
        <CalendarEditor key={open.id} calendarId={open.id} holidayYears={list.data?.holidayYears ?? []} />
      ) : null}
    </Page>
  )
}
