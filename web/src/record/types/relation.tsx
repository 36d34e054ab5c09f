import type { FieldOf } from '@sluice/contract'
import { RelationControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { singleWords } from '../operator-words.ts'
import { recordPath } from '../record-path.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

export const relationPart: WebPart<FieldOf<'relation'>> = {
  Control: RelationControl,
  View: RelationView,
  width: 180,
  sorts: false,
  operatorWords: () => singleWords,
}

function RelationView({ field, value, references, dense }: ViewProps<FieldOf<'relation'>>) {
  const t = useText()
  const id = idsOf(value)[0] ?? ''
  const title = references.records[id]
  if (title === undefined) return <span className={styles.none}>{t('value.unknownRecord')}</span>
  if (dense) return <span>{title}</span>
  return (
    <a className={styles.wrapped} href={recordPath(field.targetFormId, id)} target="_blank" rel="noreferrer">
      {title}
    </a>
  )
}
