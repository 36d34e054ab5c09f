import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Space } from 'antd'
import { useRef, useState } from 'react'
import { useText } from './texts.ts'

/** A link to hand on, with a button that copies it; without the right to the clipboard it stands marked to be copied. */
export function CopyLink({ link }: { link: string }) {
  const t = useText()
  const field = useRef<InputRef>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.focus({ cursor: 'all' })
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // Only pages with a secure address may write to the clipboard.
    }
  }
  return (
    <Space.Compact block>
      <Input
        ref={field}
        readOnly
        value={link}
        aria-label={t('invite.link')}
        onFocus={(event) => event.target.select()}
      />
      <Button type="primary" icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
        {t(copied ? 'invite.copied' : 'invite.copy')}
      </Button>
    </Space.Compact>
  )
}
