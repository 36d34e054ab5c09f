import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { OpenedRecord } from '../record/record-grid.tsx'
import styles from './announcement.module.css'
import { AnnouncementSheet } from './announcement-sheet.tsx'
import { useText } from './texts.ts'

const chips = { scheduled: 'running', published: 'done', withdrawn: 'idle' } as const

/** One announcement as whoever manages it sees it: how many have read it, who has not, and the way back. */
export function InspectSheet({ recordId, onClose }: OpenedRecord) {
  const t = useText()
  const { modal } = App.useApp()
  const [changing, setChanging] = useState(false)
  const { data, error, refetch } = useOperation('announcement.inspect', { announcementId: recordId })
  const withdraw = useCommand('announcement.withdraw', {
    refreshes: ['record', 'notice'],
    success: t('manage.withdrawn'),
    onSuccess: onClose,
  })
  const ask = () =>
    modal.confirm({
      title: t('manage.askWithdraw', { title: data?.title ?? '' }),
      content: t('manage.askWithdrawHint'),
      okText: t('manage.withdraw'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => void withdraw.run({ announcementId: recordId }),
    })
  return (
    <>
      <Sheet
        open
        onClose={onClose}
        title={data?.title ?? t('one')}
        width={560}
        guarded="atOnce"
        footer={
          data && data.state !== 'withdrawn' ? (
            <>
              <Button danger loading={withdraw.busy} onClick={ask}>
                {t('manage.withdraw')}
              </Button>
              {data.state === 'scheduled' ? (
                <Button type="primary" onClick={() => setChanging(true)}>
                  {t('manage.change')}
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      >
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
        {data || error ? null : <RowsSkeleton rows={6} />}
        {data ? (
          <article className={styles.article}>
            <p className={styles.facts}>
              <StateChip quiet state={chips[data.state]}>
                {t(`states.${data.state}`)}
              </StateChip>
              <Tag>{t(`kinds.${data.kind}`)}</Tag>
              <span>{formatDateTime(data.publishAt)}</span>
            </p>
            <p className={styles.facts}>
              {data.audience.all
                ? t('manage.all')
                : t('manage.named', {
                    departments: data.audience.departmentIds.length,
                    roles: data.audience.roleIds.length,
                    members: data.audience.memberIds.length,
                  })}
            </p>
            <div className={styles.body}>{data.body}</div>
            {data.state === 'published' ? (
              <section aria-label={t('manage.readers')}>
                <h3>{t('manage.read', { read: data.read, told: data.told })}</h3>
                {data.unread.length > 0 ? (
                  <p className={styles.facts}>
                    {t('manage.unread')}
                    {data.unread.map(({ memberId, name }) => (
                      <Tag key={memberId}>{name}</Tag>
                    ))}
                  </p>
                ) : null}
              </section>
            ) : null}
          </article>
        ) : null}
      </Sheet>
      {data ? (
        <AnnouncementSheet
          open={changing}
          onClose={() => {
            setChanging(false)
            void refetch()
          }}
          changed={data}
        />
      ) : null}
    </>
  )
}
