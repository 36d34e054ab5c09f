import { PaperClipOutlined } from '@ant-design/icons'
import type { Field } from '@sluice/contract'
import { listText } from '../kit/list-text.ts'
import styles from './field-value.module.css'
import { FileTile } from './file-tile.tsx'
import { useText } from './texts.ts'
import { idsOf } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** Files: in a line the name of one or how many there are, else a tile for each. */
export function FilesView({ value, references, dense }: ViewProps<Field>) {
  const t = useText()
  const ids = idsOf(value)
  if (dense) {
    const name = references.files[ids[0]!]?.name
    return (
      <span className={styles.files} title={listText(ids.map((id) => references.files[id]?.name ?? ''))}>
        <PaperClipOutlined aria-hidden />
        {ids.length === 1 && name ? name : t('value.files', { count: ids.length })}
      </span>
    )
  }
  return (
    <ul className={styles.tiles}>
      {ids.map((id) => (
        <FileTile key={id} fileId={id} face={references.files[id]} />
      ))}
    </ul>
  )
}
