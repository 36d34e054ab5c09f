import { BellOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useState } from 'react'
import { DropPanel } from '../kit/drop-panel.tsx'
import { useLive } from '../kit/use-live.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { NoticeList } from './notice-list.tsx'
import { useText } from './texts.ts'

/** The bell of the top bar: how many notices are unread, and the list below it. */
export function NoticeBell() {
  const t = useText()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const { data } = useOperation('notice.counts', {}, { staleTime: 60_000 })
  useLive('notice.created', () => refresh('notice'))
  useLive('reconnected', () => refresh('notice'))

  const unread = data?.unread ?? 0
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={t('bell')}
      placement="bottomRight"
      purpose="read"
      flush
      face={
        <Button
          type="text"
          aria-label={`${t('bell')}: ${unread > 0 ? t('unread', { count: unread }) : t('none')}`}
          icon={
            <Badge count={unread} size="small" offset={[8, -4]}>
              <BellOutlined />
            </Badge>
          }
        />
      }
    >
      <NoticeList unread={unread} onLeave={() => setOpen(false)} />
    </DropPanel>
  )
}
