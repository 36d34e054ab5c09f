import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DropPanel } from '../kit/drop-panel.tsx'
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
  const [open, setOpen] = useState(false)
  if (findings.length === 0) {
    return <Button type="text" icon={<CheckCircleOutlined />} aria-label={t('noProblems')} disabled />
  }
  const list = (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.elementId} ${finding.code}`}>
          <button
            type="button"
            onClick={() => {
              setOpen(false)
              if (finding.elementId) onChoose(finding.elementId)
            }}
          >
            {findingText(finding)}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={t('problems', { count: findings.length })}
      placement="bottomRight"
      purpose="read"
      face={
        <Button danger type="text" icon={<WarningOutlined />}>
          {t('problems', { count: findings.length })}
        </Button>
      }
    >
      {list}
    </DropPanel>
  )
}
