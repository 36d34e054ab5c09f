import { Alert, Button } from 'antd'
import { listText } from '../kit/list-text.ts'
import type { RecordDraft } from './record-draft.ts'
import { useText } from './texts.ts'

export interface DraftNoteProps {
  /** It began as a copy, and has not been saved yet. */
  copy?: RecordDraft['copy']
  onDrop: () => void
}

/** Says that what was typed before is back, or what was copied and what was not, and lets it go. */
export function DraftNote({ copy, onDrop }: DraftNoteProps) {
  const t = useText()
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={
        copy
          ? t('record.copiedFrom', { title: copy.title || t('record.untitled') })
          : t('record.draftRestored')
      }
      {...(copy && copy.left.length > 0
        ? { description: t('record.notCopied', { fields: listText(copy.left) }) }
        : {})}
      action={
        <Button size="small" type="link" onClick={onDrop}>
          {t('record.draftDrop')}
        </Button>
      }
    />
  )
}
