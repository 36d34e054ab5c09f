import { StepList, type TreeProps } from './step-list.tsx'
import { useText } from './texts.ts'
import styles from './tree-canvas.module.css'

/** The flow as cards from top to bottom, on a quiet ground; a plus between any two. */
export function TreeCanvas(props: TreeProps) {
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
