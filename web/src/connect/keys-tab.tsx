import { Button, Tag } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import styles from './connect.module.css'
import { KeySheet } from './key-sheet.tsx'
import { scopeWords } from './key-words.ts'
import { type AccessKey, stateOf } from './model.ts'
import { NewKeySheet } from './new-key-sheet.tsx'
import { type Translate, useText } from './texts.ts'

/** `/settings/access-keys`: keys by which programs act as a member (N5.6, L8.1). */
export function KeysTab() {
  const t = useText()
  const phone = usePhone()
  const list = useOperation('accessKey.list', {})
  const [open, setOpen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const keys = list.data?.items ?? []
  const shown = keys.find(({ id }) => id === open)
  return (
    <Page
      title={t('keys.title')}
      note={t('keys.note')}
      flush
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('keys.add')}
        </Button>
      }
    >
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      <VirtualTable<AccessKey>
        label={t('keys.title')}
        rows={keys}
        rowKey={({ id }) => id}
        openKey={open ?? undefined}
        onOpen={({ id }) => setOpen(id)}
        loading={list.isPending}
        empty={
          <EmptyState
            title={t('keys.emptyTitle')}
            detail={t('keys.emptyDetail')}
            action={<Button onClick={() => setAdding(true)}>{t('keys.add')}</Button>}
          />
        }
        columns={phone ? [phoneColumn(t)] : wideColumns(t)}
        {...(phone ? { headless: true, rowHeight: 68 } : {})}
      />
      <NewKeySheet open={adding} onClose={() => setAdding(false)} />
      <KeySheet accessKey={shown} onClose={() => setOpen(null)} />
    </Page>
  )
}

function wideColumns(t: Translate): TableColumn<AccessKey>[] {
  return [
    {
      key: 'name',
      title: t('keys.name'),
      width: 240,
      render: (key) => (
        <span className={styles.named}>
          <span>{key.name}</span>
          {key.kind === 'project' ? <Tag>{t('keys.project')}</Tag> : null}
        </span>
      ),
    },
    { key: 'state', title: t('keys.state'), width: 140, render: (key) => <KeyStateChip accessKey={key} /> },
    { key: 'member', title: t('keys.member'), width: 140, render: ({ memberName }) => memberName },
    { key: 'scope', title: t('keys.scope'), width: 260, render: (key) => scopeWords(t, key) },
    {
      key: 'used',
      title: t('keys.lastUsed'),
      width: 220,
      render: ({ lastUsedAt, lastUsedIp }) =>
        lastUsedAt ? `${formatDateTime(lastUsedAt)} ${lastUsedIp ?? ''}` : t('keys.neverUsed'),
    },
  ]
}

/** On a phone a key is two lines. */
function phoneColumn(t: Translate): TableColumn<AccessKey> {
  return {
    key: 'key',
    title: '',
    width: 320,
    render: (key) => (
      <span className={styles.lines}>
        <span className={styles.named}>
          <span>{key.name}</span>
          <KeyStateChip accessKey={key} />
        </span>
        <small>
          {key.memberName} · {scopeWords(t, key)}
        </small>
      </span>
    ),
  }
}

/** How a key stands, in a word. */
function KeyStateChip({ accessKey }: { accessKey: AccessKey }) {
  const t = useText()
  const state = stateOf(accessKey, Date.now())
  if (state === 'live' && accessKey.waiting > 0)
    return (
      <StateChip quiet state="running">
        {t('keys.waiting', { count: accessKey.waiting })}
      </StateChip>
    )
  const chips = { live: 'done', off: 'idle', expired: 'idle', resting: 'refused' } as const
  return (
    <StateChip quiet state={chips[state]}>
      {t(`keys.states.${state}`)}
    </StateChip>
  )
}
