import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { type Finding, useFindingText } from './findings.ts'
import styles from './flow-designer.module.css'
import { useText } from './texts.ts'

export interface FindingListProps {
  findings: readonly Finding[]
  onChoose: (elementId: string) => void
}

/** What stands against publishing; a click leads to the element. */
export function FindingList({ findings, onChoose }: FindingListProps) {
  const t = useText()
  const findingText = useFindingText()
  if (findings.length === 0) {
    return <Button type="text" icon={<CheckCircleOutlined />} aria-label={t('noProblems')} disabled />
  }
  const list = (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.elementId} ${finding.code}`}>
          <button type="button" onClick={() => finding.elementId && onChoose(finding.elementId)}>
            {findingText(finding)}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <Popover trigger="click" content={list} placement="bottomRight">
      <Button danger type="text" icon={<WarningOutlined />}>
        {t('problems', { count: findings.length })}
      </Button>
    </Popover>
  )
}
