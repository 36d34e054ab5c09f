import { ApartmentOutlined, DeleteOutlined, GlobalOutlined, IdcardOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { MemberName } from '../kit/member-name.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { usePeople } from '../kit/use-people.ts'
import { AddHolder } from './add-holder.tsx'
import styles from './sharing.module.css'
import { useText } from './texts.ts'
import type { AppHolder, OtherHolder, Sharing, SharingLevel } from './use-sharing.ts'

const levels = ['see', 'submit', 'edit', 'manage'] as const

/** Who may use an app: everybody first, then whom it is shared with, then who reaches it anyway. */
export function SharingList({ sharing }: { sharing: Sharing }) {
  const t = useText()
  const { holders, others, change } = sharing
  const people = usePeople(holders.flatMap(({ kind, id }) => (kind === 'member' && id ? [id] : [])))
  const nameOf = ({ id, name }: AppHolder) => people.get(id ?? '')?.name ?? name
  if (sharing.loading) return <RowsSkeleton rows={3} />
  const everybody = holders.find(({ kind }) => kind === 'everybody')
  const named = holders.filter(({ kind }) => kind !== 'everybody')
  const setEverybody = (level: SharingLevel | 'none') =>
    change([
      ...(level === 'none' ? [] : [{ kind: 'everybody' as const, id: null, name: '', level }]),
      ...named,
    ])
  return (
    <div className={styles.sharing}>
      <ProblemAlert problem={sharing.problem} onRetry={sharing.retry} />
      <ul className={styles.holders}>
        <li className={styles.holder}>
          <HolderName holder={{ kind: 'everybody', id: null, name: '' }} />
          <LevelSelect
            label={t('sharing.everybody')}
            value={everybody?.level ?? 'none'}
            onChange={setEverybody}
            closable
          />
          <span />
        </li>
        {named.map((holder) => (
          <li key={keyOf(holder)} className={styles.holder}>
            <HolderName holder={holder} />
            <LevelSelect
              label={nameOf(holder)}
              value={holder.level}
              onChange={(level) =>
                level === 'none'
                  ? undefined
                  : change(holders.map((one) => (keyOf(one) === keyOf(holder) ? { ...one, level } : one)))
              }
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('sharing.remove', { name: nameOf(holder) })}
              onClick={() => change(holders.filter((one) => keyOf(one) !== keyOf(holder)))}
            />
          </li>
        ))}
      </ul>
      <AddHolder taken={holders} onAdd={(holder) => change([...holders, { ...holder, level: 'submit' }])} />
      <Others others={others} />
    </div>
  )
}

function keyOf({ kind, id }: AppHolder): string {
  return `${kind} ${id}`
}

function HolderName({ holder: { kind, id, name } }: { holder: Pick<AppHolder, 'kind' | 'id' | 'name'> }) {
  const t = useText()
  if (kind === 'member') return <MemberName id={id} />
  return (
    <span className={styles.name}>
      <span className={styles.icon} aria-hidden="true">
        {icons[kind]}
      </span>
      <span className={styles.words}>
        <span>{kind === 'everybody' ? t('sharing.everybody') : name}</span>
        {kind === 'everybody' ? null : <span className={styles.kind}>{t(`sharing.kind.${kind}`)}</span>}
      </span>
    </span>
  )
}

const icons = { everybody: <GlobalOutlined />, department: <ApartmentOutlined />, role: <IdcardOutlined /> }

interface LevelSelectProps {
  label: string
  value: SharingLevel | 'none'
  onChange: (level: SharingLevel | 'none') => void
  /** "Not shared" is among the choices. */
  closable?: boolean
}

/** How far somebody may go, each level with what it means. */
function LevelSelect({ label, value, onChange, closable }: LevelSelectProps) {
  const t = useText()
  const offered = [
    ...(closable ? (['none'] as const) : []),
    ...levels,
    ...(value === 'custom' ? (['custom'] as const) : []),
  ]
  return (
    <Select
      className={styles.level}
      aria-label={t('sharing.levelOf', { name: label })}
      popupMatchSelectWidth={false}
      listHeight={340}
      value={value}
      options={offered.map((level) => ({ value: level, label: t(`sharing.level.${level}`) }))}
      optionRender={({ value: level, label: words }) => (
        <span className={styles.option}>
          <span>{words}</span>
          <span className={styles.kind}>{t(`sharing.means.${level as SharingLevel | 'none'}`)}</span>
        </span>
      )}
      onChange={onChange}
    />
  )
}

/** Rights that are changed where roles are; told here, because they open the app too. */
function Others({ others }: { others: readonly OtherHolder[] }) {
  const t = useText()
  if (others.length === 0) return null
  return (
    <section className={styles.others}>
      <h2>{t('sharing.others')}</h2>
      <ul>
        {others.map(({ kind, id, name, formsOnly }) => (
          <li key={id}>
            {kind === 'everybody' ? t('sharing.everybody') : name}
            <span className={styles.kind}> · {t(formsOnly ? 'sharing.someForms' : 'sharing.allApps')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
