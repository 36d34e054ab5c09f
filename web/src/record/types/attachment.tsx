import { PaperClipOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { listText } from '../../kit/list-text.ts'
import { AttachmentControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import { FileTile } from '../file-tile.tsx'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

export const attachmentPart: WebPart<FieldOf<'attachment'>> = {
  Control: AttachmentControl,
  View: AttachmentView,
  width: 180,
  quiet: 'inGrid',
  sorts: false,
  isGroup: () => true,
}

function AttachmentView({ value, references, dense }: ViewProps<FieldOf<'attachment'>>) {
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
