import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useText } from './texts.ts'
import type { Verb } from './use-acts.tsx'

/** On a phone what is done less often stands behind one button. */
export function MoreVerbs({ verbs, onPress }: { verbs: readonly Verb[]; onPress: (verb: Verb) => void }) {
  const t = useText()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: verbs.map((verb) => ({ key: verb, label: t(`verb.${verb}`) })),
        onClick: ({ key }) => onPress(key as Verb),
      }}
    >
      <Button size="large" icon={<MoreOutlined />} aria-label={t('moreVerbs')} />
    </Dropdown>
  )
}
