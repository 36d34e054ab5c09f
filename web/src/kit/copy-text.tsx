import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Space } from 'antd'
import { useRef, useState } from 'react'
import { useText } from './texts.ts'

interface CopyProps {
  text: string
  /** What it is, for who does not see it. */
  label: string
}

/** A text to hand on, with a button that copies it; without the right to the clipboard it stands marked to be copied. */
export function CopyText({ text, label }: CopyProps) {
  const field = useRef<InputRef>(null)
  return (
    <Space.Compact block>
      <Input
        ref={field}
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton
        text={text}
        label={label}
        type="primary"
        onCopy={() => field.current?.focus({ cursor: 'all' })}
      />
    </Space.Compact>
  )
}

/** Copies a text. @param onCopy marks it for who has to copy it by hand */
export function CopyButton({
  text,
  label,
  type = 'default',
  onCopy,
}: CopyProps & { type?: 'primary' | 'default'; onCopy?: () => void }) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    onCopy?.()
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Only pages with a secure address may write to the clipboard.
    }
  }
  const words = t(copied ? 'copy.done' : 'copy.act')
  return (
    <Button
      type={type}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={`${words}: ${label}`}
      onClick={() => void copy()}
    >
      {words}
    </Button>
  )
}
