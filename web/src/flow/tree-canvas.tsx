import type { FlowStep, FlowTree } from '@sluice/bpmn/xml'
import { AddStep } from './add-step.tsx'
import { BranchGroup } from './branch-group.tsx'
import type { KnownNames } from './describe-step.ts'
import { type AddableKind, hasBranches, type TreePlace } from './edit-tree.ts'
import type { Finding } from './findings.ts'
import { StepCard } from './step-card.tsx'
import { useText } from './texts.ts'
import styles from './tree-canvas.module.css'

export interface TreeCanvasProps {
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

/** The flow as cards from top to bottom, on a quiet ground; a plus between any two. */
export function TreeCanvas(props: TreeCanvasProps) {
  const t = useText()
  return (
    <div className={styles.canvas}>
      <div className={styles.flow}>
        <StepList {...props} steps={props.tree.root} branchId={undefined} />
        <div className={styles.finish}>{t('endsHere')}</div>
      </div>
    </div>
  )
}

/** Steps one below the other. */
export function StepList({
  steps,
  branchId,
  ...props
}: TreeCanvasProps & { steps: FlowStep[]; branchId: string | undefined }) {
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
