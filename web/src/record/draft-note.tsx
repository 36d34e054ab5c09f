import { Alert, Button } from 'antd'
import { useText } from './texts.ts'

/** Says that what was typed before is back, and lets it go. */
export function DraftNote({ onDrop }: { onDrop: () => void }) {
  const t = useText()
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('record.draftRestored')}
      action={
        <Button size="small" type="link" onClick={onDrop}>
          {t('record.draftDrop')}
        </Button>
      }
    />
  )
}
