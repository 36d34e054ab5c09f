import { useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { type ChipState, StateChip } from '../kit/state-chip.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import { mailParts } from './mail-parts.ts'
import styles from './outbox-tab.module.css'
import { type Translate, useText } from './texts.ts'

type Mail = OutputOf<'mail.outbox'>['items'][number]

const chips: Record<Mail['state'], ChipState> = {
  queued: 'running',
  sending: 'running',
  local: 'idle',
  sent: 'done',
  failed: 'refused',
  uncertain: 'returned',
  skipped: 'idle',
}

/** `/settings/outbox`: every mail and what became of it (P1.2, P5.6). */
export function OutboxTab() {
  const t = useText()
  const pages = useOperationPages('mail.outbox', { limit: 50 })
  const phone = usePhone()
  const [open, setOpen] = useState<Mail | null>(null)
  return (
    <Page title={t('outbox.title')} note={t('outbox.note')} flush>
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      <VirtualTable<Mail>
        label={t('outbox.title')}
        rows={pages.items}
        rowKey={({ id }) => id}
        openKey={open?.id}
        onOpen={setOpen}
        loading={pages.loading}
        hasMore={pages.hasMore}
        onEnd={pages.more}
        empty={<EmptyState title={t('outbox.emptyTitle')} detail={t('outbox.emptyDetail')} />}
        columns={phone ? [phoneColumn] : wideColumns(t)}
        {...(phone ? { headless: true, rowHeight: 64 } : {})}
      />
      <Sheet open={open !== null} onClose={() => setOpen(null)} title={open?.subject} width={560}>
        {open ? <MailView mail={open} /> : null}
      </Sheet>
    </Page>
  )
}

function wideColumns(t: Translate): TableColumn<Mail>[] {
  return [
    { key: 'subject', title: t('outbox.subject'), width: 320, render: (mail) => mail.subject },
    {
      key: 'channel',
      title: t('outbox.channel'),
      width: 110,
      render: (mail) => channelName(t, mail.channel),
    },
    { key: 'to', title: t('outbox.to'), width: 220, render: (mail) => mail.to },
    {
      key: 'state',
      title: t('outbox.state'),
      width: 150,
      render: (mail) => <StateChip state={chips[mail.state]}>{t(`outbox.states.${mail.state}`)}</StateChip>,
    },
    {
      key: 'createdAt',
      title: t('outbox.createdAt'),
      width: 160,
      render: (mail) => formatDateTime(mail.createdAt),
    },
  ]
}

const channels = [
  'mail',
  'sms',
  'wecom',
  'dingtalk',
  'feishu',
  'wecomApp',
  'dingtalkApp',
  'feishuApp',
  'webhook',
  'voice',
] as const

function channelName(t: Translate, key: string): string {
  const known = channels.find((channel) => channel === key)
  return known ? t(`outbox.channels.${known}`) : key
}

/** On a phone a mail is two lines: its subject, then to whom and when. */
const phoneColumn: TableColumn<Mail> = {
  key: 'mail',
  title: '',
  width: 320,
  render: (mail) => <MailLines mail={mail} />,
}

function MailLines({ mail }: { mail: Mail }) {
  const t = useText()
  return (
    <span className={styles.lines}>
      <span className={styles.line}>
        <span className={styles.what}>{mail.subject}</span>
        <StateChip quiet state={chips[mail.state]}>
          {t(`outbox.states.${mail.state}`)}
        </StateChip>
      </span>
      <span className={styles.line}>
        <small className={styles.what}>
          {channelName(t, mail.channel)} · {mail.to}
        </small>
        <small>{formatDateTime(mail.createdAt)}</small>
      </span>
    </span>
  )
}

function MailView({ mail }: { mail: Mail }) {
  const t = useText()
  return (
    <>
      <div className={styles.facts}>
        <span>
          {channelName(t, mail.channel)} · {t('outbox.to')}: {mail.to}
        </span>
        <StateChip state={chips[mail.state]}>{t(`outbox.states.${mail.state}`)}</StateChip>
        {mail.sentAt ? <span>{t('outbox.sentAt', { time: formatDateTime(mail.sentAt) })}</span> : null}
      </div>
      {mail.error ? (
        <p className={styles.error}>
          {t('outbox.error')}: {mail.error}
        </p>
      ) : null}
      <div className={styles.body}>{withLinks(mail.body)}</div>
    </>
  )
}

/** Plain text with its addresses as links, so that an activation link in the outbox can be followed. */
function withLinks(body: string) {
  return mailParts(body).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
