import type { FieldOf } from '@sluice/contract'
import { placeOf, readLocation } from '@sluice/form'
import { LocationControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

export const locationPart: WebPart<FieldOf<'location'>> = {
  Control: LocationControl,
  View: LocationView,
  width: 190,
  sorts: false,
  paste: (_, text) => readLocation(text) ?? text.trim(),
}

/** Opens in whichever program of the device knows maps. */
function LocationView({ field, value, dense }: ViewProps<FieldOf<'location'>>) {
  const place = placeOf(String(value))
  const words = <span className="tabular">{valueText(field, value)}</span>
  if (dense || !place) return <span className={styles.whole}>{words}</span>
  return <a href={`geo:${place.latitude},${place.longitude}`}>{words}</a>
}
