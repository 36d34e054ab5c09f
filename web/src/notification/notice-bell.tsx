import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { Sheet } from '../kit/sheet.tsx'
import { useLive } from '../kit/use-live.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { NoticeList } from './notice-list.tsx'
import { useText } from './texts.ts'

/** The bell of the top bar: how many notices are unread, and the list below it. */
export function NoticeBell() {
  const t = useText()
  const phone = usePhone()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const { data } = useOperation('notice.counts', {}, { staleTime: 60_000 })
  useLive('notice.created', () => refresh('notice'))
  useLive('reconnected', () => refresh('notice'))

  const unread = data?.unread ?? 0
  const button = (
    <Button
      type="text"
      aria-label={`${t('bell')}: ${unread > 0 ? t('unread', { count: unread }) : t('none')}`}
      aria-haspopup="dialog"
      aria-expanded={open}
      icon={
        <Badge count={unread} size="small" offset={[8, -4]}>
          <BellOutlined />
        </Badge>
      }
      {...(phone ? { onClick: () => setOpen(true) } : {})}
    />
  )
  const list = <NoticeList unread={unread} onLeave={() => setOpen(false)} />
  if (phone) {
    return (
      <>
        {button}
        <Sheet open={open} onClose={() => setOpen(false)} title={t('bell')}>
          {list}
        </Sheet>
      </>
    )
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={list}
      destroyOnHidden
      styles={{ container: { padding: 0 } }}
    >
      {button}
    </Popover>
  )
}
