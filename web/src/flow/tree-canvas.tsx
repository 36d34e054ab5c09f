import { useLayoutEffect, useRef } from 'react'
import { StepList, type TreeProps } from './step-list.tsx'
import { useText } from './texts.ts'
import styles from './tree-canvas.module.css'

/** The flow as cards from top to bottom, on a quiet ground; a plus between any two. */
export function TreeCanvas(props: TreeProps) {
  const t = useText()
  const canvas = useRef<HTMLDivElement>(null)
  // A tree wider than the screen begins in its middle, where the first step stands.
  useLayoutEffect(() => {
    const element = canvas.current
    if (element) element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
  }, [])
  return (
    <div ref={canvas} className={styles.canvas}>
      <div className={styles.flow}>
        <StepList {...props} steps={props.tree.root} branchId={undefined} />
        <div className={styles.finish}>{t('endsHere')}</div>
      </div>
    </div>
  )
}
