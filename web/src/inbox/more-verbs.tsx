import { MoreOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import type { Instance } from './states.ts'
import { useText } from './texts.ts'
import { asks, type Verb } from './use-acts.tsx'
import { useInstanceActions } from './use-instance-actions.ts'

export interface MoreVerbsProps {
  data: Instance
  verbs: readonly Verb[]
  /** Behind one button, as on a phone. */
  folded: boolean
  onPress: (verb: Verb) => void
}

/** What is done less often: with the task, and with the instance as a whole. */
export function MoreVerbs({ data, verbs, folded, onPress }: MoreVerbsProps) {
  const t = useText()
  const { actions, dialogs } = useInstanceActions(data)
  const items = [
    ...verbs.map((verb) => ({
      key: verb,
      label: t(`verb.${verb}`),
      danger: false,
      asks: asks.has(verb),
      press: () => onPress(verb),
    })),
    ...actions.map(({ id, name, ...action }) => ({ key: id, label: name, ...action })),
  ]
  return (
    <>
      {folded ? (
        <DropMenu
          menu={{
            items: items.map(({ key, label, danger, asks: opens }) => {
              const item = { key, label, danger }
              return opens ? opensDialog(item) : item
            }),
            onClick: ({ key }) => items.find((item) => item.key === key)?.press(),
          }}
        >
          <Button size="large" icon={<MoreOutlined />} aria-label={t('moreVerbs')} />
        </DropMenu>
      ) : (
        items.map(({ key, label, asks: opens, press }) => (
          <Button
            key={key}
            type={data.myTask ? 'text' : 'default'}
            {...(opens ? { 'aria-haspopup': 'dialog' as const } : {})}
            onClick={press}
          >
            {label}
          </Button>
        ))
      )}
      {dialogs}
    </>
  )
}
