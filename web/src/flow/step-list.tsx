import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { BranchStep, ConditionBranch, FlowStep, FlowTree, ParallelBranch } from '@sluice/bpmn/xml'
import { AddStep } from './add-step.tsx'
import { describeCondition, type KnownNames } from './describe-step.ts'
import { type AddableKind, hasBranches, type TreePlace } from './edit-tree.ts'
import type { Finding } from './findings.ts'
import { StepCard } from './step-card.tsx'
import styles from './step-list.module.css'
import { useText } from './texts.ts'

export interface TreeProps {
  tree: FlowTree
  names: KnownNames
  chosen: string | undefined
  findings: readonly Finding[]
  onChoose: (id: string) => void
  onAdd: (place: TreePlace, kind: AddableKind) => void
  onRemove: (id: string) => void
  onAddBranch: (stepId: string) => void
  onRemoveBranch: (stepId: string, branchId: string) => void
}

/** Steps one below the other. */
export function StepList({
  steps,
  branchId,
  ...props
}: TreeProps & { steps: FlowStep[]; branchId: string | undefined }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step.id} className={styles.step}>
          {hasBranches(step) ? (
            <BranchGroup {...props} step={step} />
          ) : (
            <StepCard
              step={step}
              names={props.names}
              chosen={props.chosen === step.id}
              findings={props.findings.filter(({ elementId }) => elementId === step.id)}
              onChoose={() => props.onChoose(step.id)}
              onRemove={step.kind === 'applicant' ? undefined : () => props.onRemove(step.id)}
            />
          )}
          {step.kind === 'end' ? null : (
            <AddStep onAdd={(kind) => props.onAdd({ branchId, index: index + 1 }, kind)} />
          )}
        </li>
      ))}
    </ol>
  )
}

/** Branches side by side; each head says in a sentence when it is taken. */
function BranchGroup({ step, ...props }: TreeProps & { step: BranchStep }) {
  const t = useText()
  const branches: (ConditionBranch | ParallelBranch)[] = step.branches
  return (
    <div className={styles.group}>
      <button type="button" className={styles.add} onClick={() => props.onAddBranch(step.id)}>
        <PlusOutlined aria-hidden /> {t('addBranch')}
      </button>
      <div className={styles.branches}>
        {branches.map((branch) => {
          const conditional = 'condition' in branch
          const otherwise = conditional && branch.condition === null
          const sentence = conditional ? describeCondition(branch.condition, props.names, t) : undefined
          const wrong = props.findings.some(({ elementId }) => elementId === branch.id)
          return (
            <section key={branch.id} className={styles.branch} aria-label={branch.name}>
              <div className={styles.stem} />
              <div
                className={styles.head}
                data-chosen={props.chosen === branch.id || undefined}
                data-wrong={wrong || undefined}
              >
                <button type="button" className={styles.open} onClick={() => props.onChoose(branch.id)}>
                  <strong>{branch.name}</strong>
                  {conditional ? (
                    <span data-missing={sentence ? undefined : true}>{sentence ?? t('noCondition')}</span>
                  ) : null}
                </button>
                {otherwise ? null : (
                  <button
                    type="button"
                    className={styles.remove}
                    aria-label={`${t('removeBranch')} ${branch.name}`}
                    onClick={() => props.onRemoveBranch(step.id, branch.id)}
                  >
                    <CloseOutlined aria-hidden />
                  </button>
                )}
              </div>
              <AddStep onAdd={(kind) => props.onAdd({ branchId: branch.id, index: 0 }, kind)} />
              <StepList {...props} steps={branch.steps} branchId={branch.id} />
              <div className={styles.tail} />
            </section>
          )
        })}
      </div>
    </div>
  )
}
