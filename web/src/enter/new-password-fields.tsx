import { Form, Input } from 'antd'
import { PasswordField } from './password-field.tsx'
import { useText } from './texts.ts'

interface NewPasswordFieldsProps {
  /** What the form around them calls the password. */
  name?: string
  label?: string
}

/** A new password, typed twice, with the rule it must keep (P1.7); items of a form around them. */
export function NewPasswordFields({ name = 'newPassword', label }: NewPasswordFieldsProps) {
  const t = useText()
  return (
    <>
      <PasswordField name={name} label={label ?? t('password.new')} />
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={[name]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue(name)) throw new Error(t('password.differs'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
