import { systemFormIds } from '@sluice/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { SystemRecords } from '../record/system-records.tsx'
import { AnnouncementSheet } from './announcement-sheet.tsx'
import { InspectSheet } from './inspect-sheet.tsx'
import { useText } from './texts.ts'

/** `/settings/announcements`: what is announced to whom and when, and who has read it (P5.6). */
export function ManageAnnouncementsTab() {
  const t = useText()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <SystemRecords
        formId={systemFormIds.announcement}
        path="/settings/announcements"
        title={t('title')}
        note={t('manage.note')}
        opened={(record) => <InspectSheet {...record} />}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('manage.add')}
          </Button>
        }
      />
      <AnnouncementSheet open={adding} onClose={() => setAdding(false)} />
    </>
  )
}
