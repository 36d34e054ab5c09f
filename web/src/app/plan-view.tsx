import type { ProblemError } from '@sluice/contract'
import { Alert, Button, Checkbox, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import type { AppPlan, PlannedChange } from './model.ts'
import { OutsideList, useOutside } from './outside-list.tsx'
import { usePackageText } from './package-texts.ts'
import styles from './plan-view.module.css'

/** What is sent when a change is confirmed. */
export interface Confirmed {
  seen: string
  valuesThatFail: 'refuse' | 'empty'
  outside: { id: string; to: string | null; make: boolean }[]
}

type Side = 'mine' | 'theirs'

export interface PlanViewProps {
  plan: AppPlan
  /** The answer is of the decisions before the last. */
  stale: boolean
  busy: boolean
  problem: ProblemError | null
  verb: string
  /** What the other side is called. */
  there: string
  other?: ReactNode
  onDecide: (key: string, side: Side) => void
  onConfirm: (confirmed: Confirmed) => void
}

/** What a change of an app takes, keeps and asks, and what it does to records; then the change. */
export function PlanView({
  plan,
  stale,
  busy,
  problem,
  verb,
  there,
  other,
  onDecide,
  onConfirm,
}: PlanViewProps) {
  const p = usePackageText()
  // What was chosen shows at once; what it does to records comes with the next answer.
  const [decided, setDecided] = useState<ReadonlyMap<string, Side>>(new Map())
  const [emptied, setEmptied] = useState(false)
  const outside = useOutside(plan.outside)
  const decide = (key: string, side: Side) => {
    setDecided(new Map(decided).set(key, side))
    onDecide(key, side)
  }
  const changes = plan.changes.map((change) => ({ ...change, side: decided.get(change.key) ?? change.side }))
  const conflicts = changes.filter(({ mine, theirs }) => mine !== 'same' && theirs !== 'same')
  const theirs = changes.filter(({ mine }) => mine === 'same')
  const mine = changes.filter((change) => change.theirs === 'same')
  const open = conflicts.filter(({ side }) => side === null).length
  const failing = plan.effects.reduce((sum, effect) => sum + (effect.failing ?? 0), 0)
  const impossible = plan.effects.some((effect) => effect.impossible)
  const nothing = open === 0 && changes.every(({ side }) => side === 'mine')
  if (plan.changes.length === 0) {
    return <EmptyState title={p('change.none')} detail={p('change.noneDetail')} action={other} />
  }
  return (
    <div className={styles.plan} aria-busy={stale}>
      {conflicts.length > 0 ? (
        <section>
          <h2>
            {p('change.conflicts')} <span className="tabular">{conflicts.length}</span>
          </h2>
          <p className={styles.note}>{p('change.conflictsNote')}</p>
          <ul className={styles.list}>
            {conflicts.map((change) => (
              <Conflict key={change.key} change={change} there={there} onDecide={decide} />
            ))}
          </ul>
        </section>
      ) : null}
      {theirs.length > 0 ? <Choices title={p('change.taken')} changes={theirs} onDecide={decide} /> : null}
      {mine.length > 0 ? (
        <details open={theirs.length + conflicts.length === 0}>
          <summary>
            {p('change.kept')} <span className="tabular">{mine.length}</span>
          </summary>
          <Choices note={p('change.keptNote')} changes={mine} onDecide={decide} />
        </details>
      ) : null}
      {nothing ? null : <Effects effects={plan.effects} />}
      <OutsideList title={p('change.outside')} things={plan.outside} outside={outside} />
      {failing > 0 ? (
        <Checkbox checked={emptied} onChange={(event) => setEmptied(event.target.checked)}>
          {p('change.empty')}
        </Checkbox>
      ) : null}
      {impossible ? <Alert type="error" showIcon title={p('change.blocked')} /> : null}
      <ProblemAlert problem={problem} />
      {open > 0 ? <p className={styles.note}>{p('change.undecided', { count: open })}</p> : null}
      <div className={styles.acts}>
        <Button
          type="primary"
          loading={busy}
          disabled={nothing || stale || open > 0 || impossible || (failing > 0 && !emptied)}
          onClick={() =>
            onConfirm({
              seen: plan.seen,
              valuesThatFail: emptied ? 'empty' : 'refuse',
              outside: outside.decided,
            })
          }
        >
          {verb}
        </Button>
        {other}
      </div>
    </div>
  )
}

interface ConflictProps {
  change: PlannedChange
  there: string
  onDecide: (key: string, side: Side) => void
}

function Conflict({ change, there, onDecide }: ConflictProps) {
  const p = usePackageText()
  const language = useLanguage()
  const { key, title, mine, theirs, mineDetails, theirsDetails, side } = change
  return (
    <li className={styles.conflict} data-open={side === null || undefined}>
      <strong>{title[language]}</strong>
      <div className={styles.sides}>
        <Details title={p('change.here')} fate={mine} details={mineDetails} />
        <Details title={there} fate={theirs} details={theirsDetails} />
      </div>
      <Radio.Group
        aria-label={title[language]}
        value={side}
        onChange={(event) => onDecide(key, event.target.value as Side)}
        options={[
          { value: 'mine', label: p('change.mine') },
          { value: 'theirs', label: p('change.theirs') },
        ]}
      />
    </li>
  )
}

interface DetailsProps {
  title?: string
  fate: PlannedChange['mine']
  details: PlannedChange['mineDetails']
}

/** What one side did to something, in words. */
function Details({ title, fate, details }: DetailsProps) {
  const p = usePackageText()
  const language = useLanguage()
  return (
    <div className={styles.details}>
      {title ? <span className={styles.side}>{title}</span> : null}
      <span>{p(`change.fates.${fate}`)}</span>
      {details.length > 0 ? (
        <ul>
          {details.map((one) => (
            <li key={one.en}>{one[language]}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

interface ChoicesProps {
  title?: string
  note?: string
  changes: PlannedChange[]
  onDecide: (key: string, side: Side) => void
}

/** Changes of one side alone, each of which can be taken or left. */
function Choices({ title, note, changes, onDecide }: ChoicesProps) {
  const p = usePackageText()
  const language = useLanguage()
  return (
    <section>
      {title ? (
        <h2>
          {title} <span className="tabular">{changes.filter(({ side }) => side === 'theirs').length}</span>
        </h2>
      ) : null}
      {note ? <p className={styles.note}>{note}</p> : null}
      <ul className={styles.list}>
        {changes.map(({ key, title: named, mine, theirs, mineDetails, theirsDetails, side }) => {
          const ofTheirs = theirs !== 'same'
          return (
            <li key={key} className={styles.choice}>
              <Checkbox
                checked={side === 'theirs'}
                aria-label={`${p('change.take')}: ${named[language]}`}
                onChange={(event) => onDecide(key, event.target.checked ? 'theirs' : 'mine')}
              />
              <div>
                <span>
                  {p(`change.fates.${ofTheirs ? theirs : mine}`)} {named[language]}
                </span>
                <DetailLines details={ofTheirs ? theirsDetails : mineDetails} />
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function DetailLines({ details }: Pick<DetailsProps, 'details'>) {
  const language = useLanguage()
  if (details.length === 0) return null
  return (
    <ul className={styles.lines}>
      {details.map((one) => (
        <li key={one.en}>{one[language]}</li>
      ))}
    </ul>
  )
}

/** What a change does to records. */
function Effects({ effects }: { effects: AppPlan['effects'] }) {
  const p = usePackageText()
  const language = useLanguage()
  return (
    <section>
      <h2>{p('change.effects')}</h2>
      {effects.length === 0 ? <p className={styles.note}>{p('change.noEffects')}</p> : null}
      <ul className={styles.list}>
        {effects.map((effect) => (
          <li key={`${effect.formName} ${effect.en}`} className={styles.effect}>
            <strong>{effect.formName}</strong>
            <span>
              {effect.impossible ? `${p('change.impossible')}：` : null}
              {effect[language]}
              {effect.failing ? `（${p('change.failing', { count: effect.failing })}）` : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
