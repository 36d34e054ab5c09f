import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useFeature } from '../frame/session.ts'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { usePhone } from '../kit/use-media.ts'
import type { ExportFormat, ExportScope } from './export-scope.ts'
import { useText } from './texts.ts'

const ExportSheet = lazy(async () => ({ default: (await import('./export-sheet.tsx')).ExportSheet }))

/** Exports what a list shows, as CSV or Excel. The grid hands over its filter, order and columns. */
export function ExportButton(scope: ExportScope) {
  const t = useText()
  const phone = usePhone()
  const [format, setFormat] = useState<ExportFormat>()
  if (!useFeature('export')) return null
  return (
    <>
      <DropMenu
        menu={{
          items: [
            opensDialog({ key: 'xlsx', label: t('export.xlsx') }),
            opensDialog({ key: 'csv', label: t('export.csv') }),
          ],
          onClick: ({ key }) => setFormat(key as ExportFormat),
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} aria-label={t('export.button')}>
          {phone ? null : t('export.button')}
        </Button>
      </DropMenu>
      {format ? (
        <Suspense fallback={null}>
          <ExportSheet scope={scope} format={format} onClose={() => setFormat(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
