import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { BranchStep, ConditionBranch, ParallelBranch } from '@sluice/bpmn/xml'
import { AddStep } from './add-step.tsx'
import styles from './branch-group.module.css'
import { describeCondition } from './describe-step.ts'
import { useText } from './texts.ts'
import { StepList, type TreeCanvasProps } from './tree-canvas.tsx'

/** Branches side by side; each head says in a sentence when it is taken. */
export function BranchGroup({ step, ...props }: TreeCanvasProps & { step: BranchStep }) {
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
