import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import { type Translate, useText } from './texts.ts'
import styles from './undelivered-tab.module.css'

type DeadLetter = OutputOf<'deadLetter.list'>['items'][number]

/** `/settings/undelivered`: events that were tried too often, to be retried or given up (N3.15). */
export function UndeliveredTab() {
  const t = useText()
  const pages = useOperationPages('deadLetter.list', { limit: 50 })
  const phone = usePhone()
  const [open, setOpen] = useState<DeadLetter | null>(null)
  return (
    <Page title={t('title')} note={t('note')} flush>
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      <VirtualTable<DeadLetter>
        label={t('title')}
        rows={pages.items}
        rowKey={({ id }) => id}
        openKey={open?.id}
        onOpen={setOpen}
        loading={pages.loading}
        hasMore={pages.hasMore}
        onEnd={pages.more}
        empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />}
        columns={phone ? [phoneColumn] : wideColumns(t)}
        {...(phone ? { headless: true, rowHeight: 64 } : {})}
      />
      <Sheet open={open !== null} onClose={() => setOpen(null)} title={open?.title} width={560}>
        {open ? <LetterView letter={open} onSettled={() => setOpen(null)} /> : null}
      </Sheet>
    </Page>
  )
}

function wideColumns(t: Translate): TableColumn<DeadLetter>[] {
  return [
    { key: 'what', title: t('what'), width: 220, render: ({ title }) => title },
    { key: 'error', title: t('error'), width: 420, render: ({ error }) => error },
    {
      key: 'attempts',
      title: t('attempts'),
      width: 110,
      render: ({ attempts }) => t('times', { count: attempts }),
    },
    {
      key: 'createdAt',
      title: t('createdAt'),
      width: 160,
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
  ]
}

/** On a phone an event is two lines: what and when, then the cause in its sheet. */
const phoneColumn: TableColumn<DeadLetter> = {
  key: 'event',
  title: '',
  width: 320,
  render: ({ title, createdAt }) => (
    <span className={styles.lines}>
      <span>{title}</span>
      <small>{formatDateTime(createdAt)}</small>
    </span>
  ),
}

function LetterView({ letter, onSettled }: { letter: DeadLetter; onSettled: () => void }) {
  const t = useText()
  const { modal } = App.useApp()
  const may = useMay('tenant.manage')
  const settle = useCommand('deadLetter.settle', {
    refreshes: ['deadLetter'],
    success: (_, { verb }) => t(verb === 'retry' ? 'retried' : 'discarded'),
    onSuccess: onSettled,
  })
  const discard = () =>
    modal.confirm({
      title: t('discardTitle'),
      content: t('discardDetail'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: () => settle.run({ deadLetterIds: [letter.id], verb: 'discard' }),
    })
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('error')}</dt>
        <dd>{letter.error}</dd>
        <dt>{t('attempts')}</dt>
        <dd>{t('times', { count: letter.attempts })}</dd>
        <dt>{t('createdAt')}</dt>
        <dd>{formatDateTime(letter.createdAt)}</dd>
      </dl>
      {may ? (
        <div className={styles.acts}>
          <Button danger aria-haspopup="dialog" onClick={discard}>
            {t('discard')}
          </Button>
          <Button
            type="primary"
            loading={settle.busy}
            onClick={() => settle.run({ deadLetterIds: [letter.id], verb: 'retry' })}
          >
            {t('retry')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
