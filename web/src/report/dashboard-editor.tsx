import { CloseOutlined } from '@ant-design/icons'
import type { ReportDefinition } from '@sluice/contract'
import { Button } from 'antd'
import { GridLayout, useContainerWidth } from 'react-grid-layout'
import 'react-grid-layout/css/styles.css'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { DashboardItem } from './dashboard.ts'
import styles from './dashboard-editor.module.css'
import { EditReport } from './edit-report.tsx'
import { ReportView } from './report-view.tsx'
import { useText } from './texts.ts'

export interface DashboardEditorProps {
  items: DashboardItem[]
  onChange: (items: DashboardItem[]) => void
}

/** Drag to move, pull a corner to resize; the reports are drawn as they will look. */
export function DashboardEditor({ items, onChange }: DashboardEditorProps) {
  const t = useText()
  const { width, containerRef, mounted } = useContainerWidth()
  return (
    <div ref={containerRef as React.RefObject<HTMLDivElement>}>
      {mounted ? (
        <GridLayout
          width={width}
          layout={items.map(({ id, x, y, w, h }) => ({ i: id, x, y, w, h, minW: 2, minH: 1 }))}
          gridConfig={{ cols: 12, rowHeight: 80, margin: [12, 12], containerPadding: [0, 0] }}
          dragConfig={{ cancel: 'button' }}
          onLayoutChange={(layout) =>
            onChange(
              items.map((item) => {
                const place = layout.find(({ i }) => i === item.id)
                return place ? { ...item, x: place.x, y: place.y, w: place.w, h: place.h } : item
              }),
            )
          }
        >
          {items.map((item) => (
            <div key={item.id} className={styles.item}>
              <ReportBox reportId={item.reportId} />
              <Button
                className={styles.remove ?? ''}
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('remove')}
                onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
              />
            </div>
          ))}
        </GridLayout>
      ) : null}
    </div>
  )
}

/** The report as it will look, on a phone its name alone; it answers no clicks while one arranges. */
function ReportBox({ reportId }: { reportId: string }) {
  const phone = usePhone()
  const { data } = useOperation('report.get', { reportId })
  return (
    <>
      <strong className={styles.name}>{data?.name}</strong>
      {data ? <EditReport report={data} /> : null}
      <div className={styles.body} inert>
        {data && !phone ? (
          <ReportView name={data.name} definition={data.definition as ReportDefinition} />
        ) : null}
      </div>
    </>
  )
}
