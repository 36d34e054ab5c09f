import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { GridLayout, useContainerWidth } from 'react-grid-layout'
import 'react-grid-layout/css/styles.css'
import { useOperation } from '../kit/use-operation.ts'
import styles from './dashboard-editor.module.css'
import type { DashboardItem } from './dashboard-page.tsx'
import { useText } from './texts.ts'

export interface DashboardEditorProps {
  items: DashboardItem[]
  onChange: (items: DashboardItem[]) => void
}

/** Drag to move, pull a corner to resize; names stand for the charts while arranging. */
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
              <ReportName reportId={item.reportId} />
              <Button
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

function ReportName({ reportId }: { reportId: string }) {
  const { data } = useOperation('report.get', { reportId })
  return <strong>{data?.name}</strong>
}
