import { EditOutlined } from '@ant-design/icons'
import type { ReportDefinition } from '@sluice/contract'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './dashboard-editor.module.css'
import { ReportNote } from './report-note.tsx'
import { ReportSettings } from './report-settings.tsx'
import { ReportView } from './report-view.tsx'
import { useText } from './texts.ts'

export interface EditReportProps {
  report: OutputOf<'report.get'>
}

/** Filter, order and comparison of a report, changed where it stands; the dashboard stays open as it is. */
export function EditReport({ report }: EditReportProps) {
  const t = useText()
  const [draft, setDraft] = useState<ReportDefinition>()
  const close = () => setDraft(undefined)
  const update = useCommand('report.update', { success: t('saved'), onSuccess: close })
  const save = () => draft && update.run({ reportId: report.id, definition: draft })
  const title = t('editReport', { name: report.name })
  return (
    <>
      <Button
        className={styles.edit ?? ''}
        size="small"
        type="text"
        icon={<EditOutlined aria-hidden />}
        aria-label={title}
        aria-haspopup="dialog"
        onClick={() => setDraft(report.definition as ReportDefinition)}
      />
      <Sheet
        open={draft !== undefined}
        onClose={close}
        title={title}
        width={640}
        footer={
          <Button type="primary" loading={update.busy} onClick={() => void save()}>
            {t('save')}
          </Button>
        }
      >
        {draft ? (
          <div className={styles.settings}>
            <ReportSettings definition={draft} onChange={setDraft} />
            <ReportNote definition={draft} />
            <div className={styles.preview}>
              <ReportView name={report.name} definition={draft} />
            </div>
          </div>
        ) : null}
      </Sheet>
    </>
  )
}
