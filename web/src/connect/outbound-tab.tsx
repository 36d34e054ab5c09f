import { systemFormIds } from '@sluice/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { SystemRecords } from '../record/system-records.tsx'
import { OutboundCallSheet } from './outbound-call-sheet.tsx'
import { SecretsSheet } from './secrets-sheet.tsx'
import { SendCallSheet } from './send-call-sheet.tsx'
import { useText } from './texts.ts'

/** `/settings/outbound-calls`: calls to other systems, their secrets hidden, to look into and to send again (N5.8). */
export function OutboundTab() {
  const t = useText()
  const [open, setOpen] = useState<'send' | 'secrets' | null>(null)
  return (
    <>
      <SystemRecords
        formId={systemFormIds.outboundCall}
        path="/settings/outbound-calls"
        title={t('out.title')}
        note={t('out.note')}
        opened={(record) => <OutboundCallSheet {...record} />}
        actions={
          <>
            <Button onClick={() => setOpen('secrets')}>{t('secrets.title')}</Button>
            <Button type="primary" onClick={() => setOpen('send')}>
              {t('out.send')}
            </Button>
          </>
        }
      />
      <SendCallSheet open={open === 'send'} onClose={() => setOpen(null)} />
      <SecretsSheet open={open === 'secrets'} onClose={() => setOpen(null)} />
    </>
  )
}
