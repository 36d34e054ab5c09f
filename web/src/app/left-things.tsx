import { Alert } from 'antd'
import { useLanguage } from '../i18n/language.ts'

export interface LeftThingsProps {
  title: string
  left: readonly { zh: string; en: string }[]
}

/** What could not be made as it was meant; nothing when all could. */
export function LeftThings({ title, left }: LeftThingsProps) {
  const language = useLanguage()
  if (left.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul>
          {left.map((one) => (
            <li key={one.en}>{one[language]}</li>
          ))}
        </ul>
      }
    />
  )
}
