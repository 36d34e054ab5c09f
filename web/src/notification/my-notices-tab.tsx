import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { ProblemError } from '@sluice/contract'
import { Button, Checkbox, Input, Switch } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '../kit/api.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './my-notices-tab.module.css'
import { TestChannel } from './test-channel.tsx'
import { useText } from './texts.ts'

type Choice = OutputOf<'notice.choice'>
type Addresses = NonNullable<InputOf<'notice.choose'>['addresses']>
type Draft = Pick<Choice, 'channels' | 'notBy' | 'quiet'> & { addresses: Addresses }

/** `/settings/notices`: by which channels I am told besides in the app, of what, and when not (P5.6). */
export function MyNoticesTab() {
  const t = useText()
  const query = useOperation('notice.choice', {})
  return (
    <Page title={t('mine.title')} note={t('mine.note')} width="text">
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {query.data ? <ChoiceForm choice={query.data} /> : query.isPending ? <RowsSkeleton rows={4} /> : null}
    </Page>
  )
}

function ChoiceForm({ choice }: { choice: Choice }) {
  const t = useText()
  const { channels, notBy, quiet } = choice
  const [draft, setDraft] = useState<Draft>({ channels, notBy, quiet, addresses: {} })
  const save = useCommand('notice.choose', {
    success: t('mine.saved'),
    quiet: true,
    // What was typed is kept now, and shown in part.
    onSuccess: () => setDraft((saved) => ({ ...saved, addresses: {} })),
  })
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const named = new Map(choice.available.map((channel) => [channel.key, channel]))
  const used = draft.channels.flatMap((key) => named.get(key) ?? [])
  const unused = choice.available.filter(({ key }) => !draft.channels.includes(key))
  return (
    <>
      <section className={styles.section} aria-label={t('mine.channels')}>
        <h2>{t('mine.channels')}</h2>
        <p className={styles.hint}>{t('mine.channelsHint')}</p>
        <ul className={styles.channels}>
          {[...used, ...unused].map((channel) => (
            <ChannelRow
              key={channel.key}
              channel={channel}
              draft={draft}
              problem={save.problem}
              onChange={change}
            />
          ))}
        </ul>
      </section>
      {used.length > 0 ? (
        <section className={styles.section} aria-label={t('mine.kinds')}>
          <h2>{t('mine.kinds')}</h2>
          <p className={styles.hint}>{t('mine.kindsHint')}</p>
          <KindTable kinds={choice.kinds} channels={used} draft={draft} onChange={change} />
        </section>
      ) : null}
      <section className={styles.section} aria-label={t('mine.quiet')}>
        <h2>{t('mine.quiet')}</h2>
        <p className={styles.hint}>{t('mine.quietHint')}</p>
        <QuietHours quiet={draft.quiet} onChange={(next) => change({ quiet: next })} />
      </section>
      <ProblemAlert problem={save.problem} />
      <Button type="primary" loading={save.busy} onClick={() => void save.run(draft)}>
        {t('mine.save')}
      </Button>
    </>
  )
}

interface PartProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

function ChannelRow({
  channel: { key, name, isSet, address },
  draft,
  problem,
  onChange,
}: PartProps & { channel: Choice['available'][number]; problem: ProblemError | null }) {
  const t = useText()
  const at = draft.channels.indexOf(key)
  const on = at >= 0
  const typed = draft.addresses[key]
  const wrong = problem?.errors.find(({ field }) => field === `addresses.${key}.to`)
  const move = (by: number) => {
    const channels = draft.channels.filter((other) => other !== key)
    channels.splice(at + by, 0, key)
    onChange({ channels })
  }
  const type = (part: { to?: string; secret?: string }) => {
    const { [key]: _, ...others } = draft.addresses
    const address = { to: '', ...typed, ...part }
    // Nothing typed: what is kept stays.
    onChange({ addresses: address.to ? { ...others, [key]: address } : others })
  }
  return (
    <li className={styles.channel}>
      <Checkbox
        checked={on}
        onChange={({ target }) =>
          onChange({
            channels: target.checked
              ? [...draft.channels, key]
              : draft.channels.filter((other) => other !== key),
          })
        }
      >
        {on ? `${at + 1}. ${name}` : name}
        {isSet ? null : ` · ${t('mine.notSet')}`}
      </Checkbox>
      {on ? (
        <span>
          <Button
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={t('mine.earlier', { name })}
            disabled={at === 0}
            onClick={() => move(-1)}
          />
          <Button
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={t('mine.later', { name })}
            disabled={at === draft.channels.length - 1}
            onClick={() => move(1)}
          />
        </span>
      ) : null}
      {on && !address ? (
        <div className={styles.address}>
          <TestChannel channel={key} name={name} />
        </div>
      ) : null}
      {on && address ? (
        <div className={styles.address}>
          <Input
            aria-label={t('mine.address', { name })}
            maxLength={300}
            value={typed?.to ?? ''}
            placeholder={address.shown ? t('mine.known', { address: address.shown }) : t('mine.typeAddress')}
            {...(wrong ? { status: 'error' as const } : {})}
            onChange={({ target }) => type({ to: target.value })}
          />
          {address.hasSecret && typed?.to ? (
            <Input.Password
              aria-label={t('mine.secret', { name })}
              autoComplete="off"
              maxLength={200}
              value={typed.secret ?? ''}
              placeholder={t('mine.secretHint')}
              onChange={({ target }) => type({ secret: target.value })}
            />
          ) : null}
          <small className={wrong ? styles.wrong : undefined} role={wrong ? 'alert' : undefined}>
            {wrong?.message ?? address.words}
          </small>
          {address.shown && !typed ? <TestChannel channel={key} name={name} /> : null}
        </div>
      ) : null}
    </li>
  )
}

function KindTable({
  kinds,
  channels,
  draft,
  onChange,
}: PartProps & { kinds: Choice['kinds']; channels: Choice['available'] }) {
  const t = useText()
  const toggle = (kind: string, key: string, on: boolean) => {
    const not = (draft.notBy[kind] ?? []).filter((other) => other !== key)
    onChange({ notBy: { ...draft.notBy, [kind]: on ? not : [...not, key] } })
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">{t('mine.kind')}</th>
            {channels.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, name }) => (
            <tr key={kind}>
              <th scope="row">{name}</th>
              {channels.map((channel) => (
                <td key={channel.key}>
                  <Checkbox
                    aria-label={`${name}: ${channel.name}`}
                    checked={!draft.notBy[kind]?.includes(channel.key)}
                    onChange={({ target }) => toggle(kind, channel.key, target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function QuietHours({
  quiet,
  onChange,
}: {
  quiet: Draft['quiet']
  onChange: (quiet: Draft['quiet']) => void
}) {
  const t = useText()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className={styles.quiet}>
      <Switch
        aria-label={t('mine.quiet')}
        checked={quiet !== null}
        onChange={(on) => onChange(on ? { from: '22:00', to: '08:00', zone: here } : null)}
      />
      {quiet ? (
        <>
          {(['from', 'to'] as const).map((end) => (
            <Input
              key={end}
              type="time"
              required
              aria-label={t(`mine.${end}`)}
              value={quiet[end]}
              style={{ width: 130 }}
              onChange={({ target }) => target.value && onChange({ ...quiet, [end]: target.value })}
            />
          ))}
          <small>{quiet.zone}</small>
        </>
      ) : null}
    </div>
  )
}
