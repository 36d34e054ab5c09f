import { usualStars } from '@sluice/form'
import { Rate } from 'antd'
import type { ControlProps } from './control-props.ts'

/** Stars; the one that was chosen, chosen again, takes the rating back. */
export function RatingControl({ id, field, value, onChange, disabled, label }: ControlProps<'rating'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: its label points here, as to a single control
    <span id={id} role="group" aria-label={label ?? field.name}>
      <Rate
        count={field.stars ?? usualStars}
        value={typeof value === 'number' ? value : 0}
        disabled={disabled ?? false}
        onChange={(stars) => onChange(stars === 0 ? null : stars)}
      />
    </span>
  )
}
