import { CloseOutlined, WarningFilled } from '@ant-design/icons'
import type { FlowStep } from '@sluice/bpmn/xml'
import { describeDelay, describePeople, type KnownNames } from './describe-step.ts'
import { type Finding, useFindingText } from './findings.ts'
import styles from './step-card.module.css'
import { stepIcons } from './step-icons.tsx'
import { useText } from './texts.ts'

export interface StepCardProps {
  step: FlowStep
  names: KnownNames
  chosen: boolean
  findings: readonly Finding[]
  onChoose: () => void
  onRemove: (() => void) | undefined
}

/** One step: what it is, who handles it, how they sign, by when, how long it waits, and what is wrong with it. */
export function StepCard({ step, names, chosen, findings, onChoose, onRemove }: StepCardProps) {
  const t = useText()
  const findingText = useFindingText()
  const people = step.kind === 'end' ? undefined : describePeople(step, names, t)
  const needsPeople = step.kind === 'approve' || step.kind === 'fill' || step.kind === 'cc'
  const wait = step.kind === 'delay' ? describeDelay(step.config, t) : undefined
  const problem = findings[0]
  const kind = t(`kind.${step.kind}`)
  return (
    <div
      className={styles.card}
      data-kind={step.kind}
      data-chosen={chosen || undefined}
      data-wrong={problem ? true : undefined}
    >
      <button type="button" className={styles.body} aria-pressed={chosen} onClick={onChoose}>
        <span className={styles.head}>
          <span className={styles.icon} aria-hidden>
            {stepIcons[step.kind]}
          </span>
          <span className={styles.kind}>{kind}</span>
          {step.name === kind ? null : <span className={styles.name}>{step.name}</span>}
        </span>
        {needsPeople ? (
          <span className={styles.people} data-missing={people ? undefined : true}>
            {people ?? t('nobody')}
          </span>
        ) : null}
        {step.kind === 'delay' ? (
          <span className={styles.people} data-missing={wait ? undefined : true}>
            {wait ?? t('waitMissing')}
          </span>
        ) : null}
        {problem ? (
          <span className={styles.problem}>
            <WarningFilled aria-hidden /> {findingText(problem)}
          </span>
        ) : null}
      </button>
      {onRemove ? (
        <button
          type="button"
          className={styles.remove}
          aria-label={`${t('remove')} ${step.name}`}
          onClick={onRemove}
        >
          <CloseOutlined aria-hidden />
        </button>
      ) : null}
    </div>
  )
}
