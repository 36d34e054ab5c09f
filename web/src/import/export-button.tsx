import { DownloadOutlined } from '@ant-design/icons'
import type { Filter, Sort } from '@sluice/contract'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { usePhone } from '../kit/use-media.ts'
import { useText } from './texts.ts'

const ExportSheet = lazy(async () => ({ default: (await import('./export-sheet.tsx')).ExportSheet }))

/** What of a form is to be exported. */
export interface ExportScope {
  formId: string
  filter?: Filter | undefined
  sort?: readonly Sort[] | undefined
  search?: string | undefined
  /** Columns in their order; absent: every field the person may see. */
  fields?: readonly string[] | undefined
}

export type ExportFormat = 'csv' | 'xlsx'

/** Exports what a list shows, as CSV or Excel. The grid hands over its filter, order and columns. */
export function ExportButton(scope: ExportScope) {
  const t = useText()
  const phone = usePhone()
  const [format, setFormat] = useState<ExportFormat>()
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: t('export.xlsx') },
            { key: 'csv', label: t('export.csv') },
          ],
          onClick: ({ key }) => setFormat(key as ExportFormat),
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} aria-label={t('export.button')}>
          {phone ? null : t('export.button')}
        </Button>
      </Dropdown>
      {format ? (
        <Suspense fallback={null}>
          <ExportSheet scope={scope} format={format} onClose={() => setFormat(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
