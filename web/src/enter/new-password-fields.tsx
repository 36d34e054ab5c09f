import { Form, Input } from 'antd'
import { PasswordField } from './password-field.tsx'
import { useText } from './texts.ts'

/** A new password, typed twice, with the rule it must keep (P1.7); items of a form around them. */
export function NewPasswordFields() {
  const t = useText()
  return (
    <>
      <PasswordField name="newPassword" label={t('password.new')} />
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['newPassword']}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue('newPassword')) throw new Error(t('password.differs'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
