import { App, Button } from 'antd'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import styles from './connect.module.css'
import { type AccessKey, type Device, stateOf } from './model.ts'
import { useText } from './texts.ts'

/** Devices of a project: those that ask to be let in, and those that are. */
export function DeviceList({ project }: { project: AccessKey }) {
  const t = useText()
  const pages = useOperationPages('accessKey.listDevices', { keyId: project.id, limit: 50 })
  return (
    <section className={styles.stack} aria-label={t('devices.title')}>
      <h3 className={styles.title}>{t('devices.title')}</h3>
      <p className={styles.hint}>{t('devices.note')}</p>
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      {pages.loading ? <RowsSkeleton rows={2} /> : null}
      {!pages.loading && pages.items.length === 0 ? (
        <EmptyState compact title={t('devices.emptyTitle')} detail={t('devices.emptyDetail')} />
      ) : null}
      <ul className={styles.list}>
        {pages.items.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
      {pages.hasMore ? <Button onClick={pages.more}>{t('more')}</Button> : null}
    </section>
  )
}

function DeviceRow({ device }: { device: Device }) {
  const t = useText()
  const { modal } = App.useApp()
  const { id, name, approvedAt, enabled, lastUsedAt, createdAt, publicKey } = device
  const approve = useCommand('accessKey.approveDevice', { success: t('devices.approved', { name }) })
  const update = useCommand('accessKey.update', { success: t('keys.saved') })
  const remove = useCommand('accessKey.delete', { success: t('devices.removed') })
  const ask = () =>
    modal.confirm({
      title: t('devices.removeTitle', { name }),
      content: t('devices.removeDetail'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.run({ keyId: id }),
    })
  const state = stateOf(device, Date.now())
  return (
    <li>
      <span className={styles.lines}>
        <span className={styles.named}>
          <strong>{name}</strong>
          {approvedAt ? (
            <StateChip quiet state={state === 'live' ? 'done' : 'idle'}>
              {t(`keys.states.${state}`)}
            </StateChip>
          ) : (
            <StateChip quiet state="running">
              {t('devices.waits')}
            </StateChip>
          )}
        </span>
        <small>
          <code data-key>{publicKey}</code>
        </small>
        <small>
          {lastUsedAt
            ? t('devices.used', { at: formatDateTime(lastUsedAt) })
            : t('devices.asked', { at: formatDateTime(createdAt) })}
        </small>
      </span>
      <span className={styles.acts}>
        {approvedAt ? (
          <Button size="small" onClick={() => void update.run({ keyId: id, enabled: !enabled })}>
            {t(enabled ? 'keys.switchOff' : 'keys.switchOn')}
          </Button>
        ) : (
          <Button
            size="small"
            type="primary"
            loading={approve.busy}
            onClick={() => void approve.run({ keyId: id })}
          >
            {t('devices.approve')}
          </Button>
        )}
        <Button size="small" danger onClick={ask}>
          {t('remove')}
        </Button>
      </span>
    </li>
  )
}
