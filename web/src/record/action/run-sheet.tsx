import { Sheet } from '../../kit/sheet.tsx'
import { useText } from '../texts.ts'
import { RunResults } from './run-results.tsx'

interface RunSheetProps {
  jobId: string
  refreshes?: readonly string[] | undefined
  onClose: () => void
}

/** An act on several records under way, and what became of each; closing it stops nothing. */
export function RunSheet({ jobId, refreshes, onClose }: RunSheetProps) {
  const t = useText()
  return (
    <Sheet open onClose={onClose} title={t('action.run')} width={520}>
      <RunResults jobId={jobId} refreshes={refreshes} />
    </Sheet>
  )
}
