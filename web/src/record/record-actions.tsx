import { EllipsisOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useText } from './texts.ts'
import { type RecordAction, type RecordActionsOptions, useRecordActions } from './use-record-actions.tsx'

/** The buttons of what may be done with one record or a selection, with their dialogs. */
export function RecordActions(options: RecordActionsOptions) {
  const { actions, dialogs } = useRecordActions(options)
  return (
    <>
      <ActionButtons actions={actions} />
      {dialogs}
    </>
  )
}

/** Buttons as far as there is room; the others stand behind one. */
export function ActionButtons({ actions }: { actions: readonly RecordAction[] }) {
  const t = useText()
  const phone = usePhone()
  const room = phone ? 1 : 3
  const few = actions.length <= room
  const first = few ? actions : actions.slice(0, room - 1)
  const rest = few ? [] : actions.slice(room - 1)
  return (
    <>
      {first.map(({ id, name, icon, danger, asks, press }) => (
        <Button
          key={id}
          icon={icon}
          danger={danger}
          {...(asks ? { 'aria-haspopup': 'dialog' as const } : {})}
          onClick={press}
        >
          {name}
        </Button>
      ))}
      {rest.length > 0 ? (
        <DropMenu
          menu={{
            items: rest.map(({ id, name, icon, danger, asks }) => {
              const item = { key: id, label: name, icon, danger }
              return asks ? opensDialog(item) : item
            }),
            onClick: ({ key }) => rest.find(({ id }) => id === key)?.press(),
          }}
        >
          <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('action.more')} />
        </DropMenu>
      ) : null}
    </>
  )
}
