import { Form, Input } from 'antd'
import { passwordRule, shortestPassword } from './password-rule.ts'
import { useText } from './texts.ts'

/** A new password with the rule it must keep (P1.7); an item of the form around it. */
export function PasswordField({ name, label }: { name: string; label: string }) {
  const t = useText()
  const rule = t('password.hint', { count: shortestPassword })
  return (
    <Form.Item
      name={name}
      label={label}
      extra={rule}
      validateTrigger="onBlur"
      rules={[{ validator: passwordRule(rule) }]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  )
}
