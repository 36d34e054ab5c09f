import type { FieldOf } from '@sluice/contract'
import { usualStars } from '@sluice/form'
import { RatingControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { useText } from '../texts.ts'
import type { ViewProps, WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

export const ratingPart: WebPart<FieldOf<'rating'>> = {
  ...numericPart,
  Control: RatingControl,
  View: RatingView,
  width: 130,
  comparedAs: ({ id, name, stars }) => ({
    id,
    name,
    type: 'number',
    scale: 0,
    min: 1,
    max: stars ?? usualStars,
  }),
  isGroup: () => true,
}

function RatingView({ field, value }: ViewProps<FieldOf<'rating'>>) {
  const t = useText()
  const most = field.stars ?? usualStars
  const stars = Math.min(Math.max(Number(value) || 0, 0), most)
  return (
    <span className={styles.stars} role="img" aria-label={t('value.stars', { count: stars, most })}>
      {'★'.repeat(stars)}
      <span data-rest>{'★'.repeat(most - stars)}</span>
    </span>
  )
}
