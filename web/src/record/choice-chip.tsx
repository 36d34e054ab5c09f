import type { Choice } from '@sluice/contract'
import { labelOf } from '@sluice/form'
import type { CSSProperties } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { seriesColors } from '../theme/tokens.ts'
import styles from './choice-chip.module.css'
import { placeOfColor } from './keep-choice-colors.ts'

interface ChoiceFaceProps {
  choices: readonly Choice[]
  value: string
}

/** The colour of a choice: its own, else the one of its place in the list, so that it keeps it everywhere. */
function useChoiceColor(choices: readonly Choice[], value: string): string {
  const colors = seriesColors[useTheme()]
  const at = choices.findIndex((choice) => choice.value === value)
  const own = choices[at]?.color
  // Only plain colour words and hex: a choice must not bring CSS of its own.
  if (own && !own.startsWith('series') && /^(#[0-9a-f]{3,8}|[a-z]+)$/i.test(own)) return own
  return at < 0 ? 'var(--idle)' : colors[placeOfColor(choices, at)]!
}

/** A choice as a chip with a dot in its colour. */
export function ChoiceChip({ choices, value }: ChoiceFaceProps) {
  const color = useChoiceColor(choices, value)
  return (
    <span className={styles.chip} style={{ '--choice': color } as CSSProperties}>
      {labelOf(choices, value)}
    </span>
  )
}

/** Only the dot, before words that stand there already. */
export function ChoiceDot({ choices, value }: ChoiceFaceProps) {
  const color = useChoiceColor(choices, value)
  return <span className={styles.dot} style={{ '--choice': color } as CSSProperties} aria-hidden="true" />
}
