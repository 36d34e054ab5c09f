import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useFocusBack } from '../kit/use-focus-back.ts'
import { useText } from './texts.ts'

export interface ReasonDialogProps {
  title: string
  /** What will happen, where the title does not say it. */
  detail?: ReactNode
  okText: string
  busy: boolean
  onClose: () => void
  /** Called with what was written, never with nothing. */
  onReason: (reason: string) => void
}

/** Asks why settings are changed or gone back on; without an answer nothing is. */
export function ReasonDialog({ title, detail, okText, busy, onClose, onReason }: ReasonDialogProps) {
  const t = useText()
  useFocusBack(true)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okText={okText}
      confirmLoading={busy}
      onOk={() => form.submit()}
    >
      {detail}
      <Form form={form} layout="vertical" name="setting-reason" onFinish={({ reason }) => onReason(reason)}>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea
            autoFocus
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('reasonHint')}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
