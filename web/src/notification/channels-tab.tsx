import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMe } from '../frame/session.ts'
import type { OutputOf } from '../kit/api.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import styles from './my-notices-tab.module.css'
import { TestChannel } from './test-channel.tsx'
import { useText } from './texts.ts'

type Channel = OutputOf<'notice.channels'>['items'][number]

/** `/settings/channels`: by which channels notices may leave, whether they are set up, and what they did of late (P5.6). */
export function ChannelsTab() {
  const t = useText()
  const query = useOperation('notice.channels', {})
  return (
    <Page title={t('channels.title')} note={t('channels.note')} width="text">
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {query.isPending ? <RowsSkeleton rows={6} /> : null}
      <ul className={styles.channels} aria-label={t('channels.title')}>
        {(query.data?.items ?? []).map((channel) => (
          <ChannelCard key={channel.key} channel={channel} />
        ))}
      </ul>
    </Page>
  )
}

function ChannelCard({ channel }: { channel: Channel }) {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const { key, name, isSet, setBy, sent, waiting, failed, uncertain } = channel
  const settings =
    setBy === 'tenant'
      ? '/settings/workspace-settings'
      : setBy === 'installation' && me.runsInstallation
        ? '/settings/system-settings'
        : undefined
  const counts = { sent, waiting, failed, uncertain }
  return (
    <li className={styles.channel}>
      <span className={styles.named}>
        <strong>{name}</strong>
        <StateChip quiet state={isSet ? 'done' : 'idle'}>
          {t(isSet ? 'channels.isSet' : 'channels.notSet')}
        </StateChip>
      </span>
      {settings ? (
        <Button size="small" onClick={() => void navigate({ href: settings })}>
          {t('channels.settings')}
        </Button>
      ) : null}
      <div className={styles.address}>
        <small>{t(`channels.by.${setBy}`)}</small>
        <small>
          {t('channels.week')}{' '}
          {(['sent', 'waiting', 'failed', 'uncertain'] as const)
            .map((what) => t(`channels.counts.${what}`, { count: counts[what] }))
            .join(' · ')}
        </small>
        {setBy === 'none' ? null : <TestChannel channel={key} name={name} />}
      </div>
    </li>
  )
}
