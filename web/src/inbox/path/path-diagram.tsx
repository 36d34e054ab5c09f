import { useLayoutEffect, useMemo, useRef } from 'react'
import { stepIcons } from '../../flow/step-icons.tsx'
import { PersonAvatar } from '../../kit/person.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { type ChipState, StateChip } from '../../kit/state-chip.tsx'
import { stateName } from '../../record/system-fields.ts'
import { chipOf, type Instance } from '../states.ts'
import { type Translate, useText } from '../texts.ts'
import { drawPath, type PathBranch, type PathStep, type PersonAt, type StepState } from './draw-path.ts'
import styles from './path-diagram.module.css'

/** The flow as cards for readers: who, when, with which words, the way taken and the present place. */
export function PathDiagram({ data }: { data: Instance }) {
  const t = useText()
  const steps = useMemo(() => drawPath(data), [data])
  const frame = useRef<HTMLElement>(null)
  // A flow wider than the screen begins where it is now.
  useLayoutEffect(() => {
    const now = frame.current?.querySelector<HTMLElement>('[aria-current]')
    if (now && frame.current)
      frame.current.scrollLeft = now.offsetLeft + now.offsetWidth / 2 - frame.current.clientWidth / 2
  }, [])
  const { state, endedAt } = data.instance
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
    <section ref={frame} className={styles.frame} aria-label={t('diagram')} tabIndex={0}>
      <div className={styles.flow}>
        <Steps steps={steps} />
        <p className={styles.finish} data-ended={endedAt ? true : undefined}>
          {endedAt ? (
            <>
              <StateChip state={chipOf(state)}>{stateName(state)}</StateChip> <RelativeTime at={endedAt} />
            </>
          ) : (
            t('path.end')
          )}
        </p>
      </div>
    </section>
  )
}

function Steps({ steps }: { steps: readonly PathStep[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.id} className={styles.step} data-state={step.state}>
          {step.branches.length > 0 ? <Branches step={step} /> : <Card step={step} />}
        </li>
      ))}
    </ol>
  )
}

function Branches({ step }: { step: PathStep }) {
  const t = useText()
  return (
    <div className={styles.group}>
      <p className={styles.split}>{t(`path.split.${step.kind as 'condition' | 'inclusive' | 'parallel'}`)}</p>
      <div className={styles.branches}>
        {step.branches.map((branch) => (
          <Branch key={branch.id} branch={branch} />
        ))}
      </div>
    </div>
  )
}

/** A branch the way did not take is told by its name alone. */
function Branch({ branch }: { branch: PathBranch }) {
  const t = useText()
  return (
    <section className={styles.branch} data-state={branch.state} aria-label={branch.name}>
      <p className={styles.branchHead}>
        <strong>{branch.name}</strong>
        {branch.state === 'taken' ? null : <span>{t(`path.branch.${branch.state}`)}</span>}
      </p>
      {branch.state === 'missed' || branch.steps.length === 0 ? null : <Steps steps={branch.steps} />}
    </section>
  )
}

const chips: Record<StepState, ChipState> = {
  done: 'done',
  now: 'running',
  stuck: 'refused',
  next: 'draft',
  again: 'draft',
  ahead: 'idle',
  missed: 'idle',
}

function Card({ step }: { step: PathStep }) {
  const t = useText()
  const several = step.signing && step.people.length > 1
  return (
    <article
      className={styles.card}
      data-state={step.state}
      aria-current={step.state === 'now' || step.state === 'stuck' ? 'step' : undefined}
    >
      <p className={styles.head}>
        <span className={styles.icon} aria-hidden>
          {stepIcons[step.kind]}
        </span>
        <strong className={styles.name}>{step.name}</strong>
        <StateChip quiet state={chips[step.state]}>
          {step.skipped && step.state === 'done' ? t('kind.skipped') : t(`path.state.${step.state}`)}
        </StateChip>
      </p>
      {several ? <p className={styles.note}>{t(`path.signing.${step.signing!}`)}</p> : null}
      {step.people.length > 0 ? (
        <ul className={styles.people}>
          {step.people.map((one) => (
            <PersonLine
              key={`${one.is} ${one.person?.id} ${'at' in one ? one.at : ''}`}
              one={one}
              copy={step.kind === 'cc'}
            />
          ))}
        </ul>
      ) : null}
    </article>
  )
}

function PersonLine({ one, copy }: { one: PersonAt; copy: boolean }) {
  const t = useText()
  const name = one.person?.name ?? t('system')
  return (
    <li
      className={styles.person}
      data-is={one.is}
      data-earlier={(one.is === 'done' && one.earlier) || undefined}
    >
      <PersonAvatar id={one.person?.id} name={name} size={20} />
      <span className={styles.words}>
        <span>
          <span className={styles.who}>{name}</span>{' '}
          {one.is === 'coming' && copy ? t('path.comingCopy') : sentence(one, t)}
          {one.is === 'waiting' && one.dueAt ? (
            <span className={styles.due}>
              {' '}
              {t('due')} <RelativeTime at={one.dueAt} />
            </span>
          ) : null}
        </span>
        {one.is === 'done' && one.opinion ? <q className={styles.opinion}>{one.opinion}</q> : null}
        {one.is === 'coming' ? null : (
          <span className={styles.time}>
            {one.is === 'waiting' ? `${t('path.since')} ` : ''}
            <RelativeTime at={one.is === 'waiting' ? one.since : one.at} />
            {one.is === 'done' && one.earlier ? ` · ${t('path.earlier')}` : ''}
          </span>
        )}
      </span>
    </li>
  )
}

function sentence(one: PersonAt, t: Translate): string {
  switch (one.is) {
    case 'done': {
      const word = t(`done.${one.verb as 'approve' | 'reject' | 'return' | 'submit' | 'transfer'}`)
      return one.to ? `${word} ${t('to', { name: one.to })}` : word
    }
    case 'waiting':
      return t('path.waiting')
    case 'copied':
      return t('path.copied')
    case 'coming':
      return t('path.coming')
  }
}
