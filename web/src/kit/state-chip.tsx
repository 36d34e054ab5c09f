import type { ReactNode } from 'react'
import type { StateName } from '../theme/tokens.ts'
import styles from './state-chip.module.css'
import { useText } from './texts.ts'

export type ChipState = StateName | 'draft'

export interface StateChipProps {
  state: ChipState
  /** The word to show; the state's own name when left out. */
  children?: ReactNode
  /** Dot and word without the pill, for dense rows. */
  quiet?: boolean
}

/**
 * The state of a piece of work. Colour, shape and word say the same, so that none is needed alone: a ring runs, a
 * full dot is done, an arrow came back, a cross was refused.
 */
export function StateChip({ state, children, quiet }: StateChipProps) {
  const t = useText()
  return (
    <span className={styles.chip} data-state={state} data-quiet={quiet || undefined}>
      <svg className={styles.shape} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[state]}
      </svg>
      {children ?? t(`state.${state}`)}
    </span>
  )
}

const shapes: Record<ChipState, ReactNode> = {
  running: (
    <>
      <circle
        cx="5"
        cy="5"
        r="3.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeOpacity="0.35"
      />
      <path
        d="M5 1.4A3.6 3.6 0 0 1 8.6 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </>
  ),
  done: (
    <path
      d="m1.6 5.4 2.3 2.3 4.5-5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  returned: (
    <path
      d="M3.8 1.8 1.6 4l2.2 2.2M1.9 4h4.3a2.1 2.1 0 0 1 0 4.2H5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  refused: (
    <path
      d="m2.2 2.2 5.6 5.6M7.8 2.2 2.2 7.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
    />
  ),
  idle: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  draft: (
    <circle
      cx="5"
      cy="5"
      r="3.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2 1.7"
    />
  ),
}
