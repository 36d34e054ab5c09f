import { Button, Form, Input } from 'antd'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useAccountText } from './account-texts.ts'
import { phonePattern } from './phone-rule.ts'
import { useText } from './texts.ts'

export interface PhoneSheetProps {
  open: boolean
  /** The number now. */
  phone: string | null
  onClose: () => void
}

/** Sets, changes or removes the phone number of the account; the password says that it is its owner (P1.8). */
export function PhoneSheet({ open, phone, onClose }: PhoneSheetProps) {
  const t = useText()
  const a = useAccountText()
  const [form] = Form.useForm<{ phone: string; password: string }>()
  const typed = Form.useWatch('phone', form)
  const removes = phone !== null && typed !== undefined && typed.trim() === ''
  const change = useCommand('identity.changePhone', {
    quiet: true,
    success: (output) => a(output.phone === null ? 'phone.removed' : 'phone.done'),
    onSuccess: onClose,
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={a('phone.title')}
      width={420}
      footer={
        <>
          <Button onClick={onClose}>{a('email.cancel')}</Button>
          <Button type="primary" danger={removes} htmlType="submit" form="phone" loading={change.busy}>
            {a(removes ? 'phone.remove' : 'phone.save')}
          </Button>
        </>
      }
    >
      <Form
        form={form}
        name="phone"
        layout="vertical"
        disabled={change.busy}
        requiredMark={false}
        initialValues={{ phone: phone ?? '', password: '' }}
        onFinish={(fields) =>
          void change.run({ phone: fields.phone.trim() || null, password: fields.password })
        }
      >
        <p>{a(phone === null ? 'phone.about' : 'phone.aboutChange')}</p>
        <ProblemAlert problem={change.problem?.errors.length ? null : change.problem} />
        <Form.Item
          name="phone"
          label={t('register.phone')}
          validateTrigger="onBlur"
          rules={[
            { pattern: phonePattern, message: t('register.phoneWrong') },
            { required: phone === null, whitespace: true, message: a('phone.missing') },
          ]}
        >
          <Input type="tel" maxLength={30} autoComplete="tel" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password.current')}
          rules={[{ required: true, message: t('password.currentMissing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Sheet>
  )
}
