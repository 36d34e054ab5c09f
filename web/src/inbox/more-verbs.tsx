import { MoreOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DropMenu, opensDialog } from '../kit/drop-menu.tsx'
import { useText } from './texts.ts'
import { asks, type Verb } from './use-acts.tsx'

/** On a phone what is done less often stands behind one button. */
export function MoreVerbs({ verbs, onPress }: { verbs: readonly Verb[]; onPress: (verb: Verb) => void }) {
  const t = useText()
  return (
    <DropMenu
      menu={{
        items: verbs.map((verb) => {
          const item = { key: verb, label: t(`verb.${verb}`) }
          return asks.has(verb) ? opensDialog(item) : item
        }),
        onClick: ({ key }) => onPress(key as Verb),
      }}
    >
      <Button size="large" icon={<MoreOutlined />} aria-label={t('moreVerbs')} />
    </DropMenu>
  )
}
