import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { sessionChanged } from '../frame/session.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useAccountText } from './account-texts.ts'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import { ForgotForm } from './forgot-form.tsx'
import { isDeadLink } from './is-dead-link.ts'
import { useText } from './texts.ts'
import { useLinkToken } from './use-link-token.ts'

/** `/undo-email#token=…`: the owner of an address that was replaced takes the change back (P1.8). */
export function UndoEmailPage() {
  const a = useAccountText()
  return (
    <EntryScreen label={a('undo.title')}>
      <UndoPanel />
    </EntryScreen>
  )
}

function UndoPanel() {
  const t = useText()
  const a = useAccountText()
  const navigate = useNavigate()
  const token = useLinkToken()
  const [done, setDone] = useState<{ email: string }>()
  const [resetting, setResetting] = useState(false)
  const undo = useCommand('identity.undoEmail', {
    quiet: true,
    onSuccess: (output) => {
      setDone(output)
      // Every session of the account has ended, this one too if it was the same person.
      void sessionChanged()
    },
  })
  const toLogin = () => void navigate({ to: '/enter', search: {} as never, hash: '' })
  if (resetting) return <ForgotForm onBack={toLogin} />
  if (done) {
    return (
      <CardWords title={a('undo.doneTitle')} detail={a('undo.doneDetail', { email: done.email })}>
        <Button type="primary" size="large" block onClick={() => setResetting(true)}>
          {a('undo.reset')}
        </Button>
      </CardWords>
    )
  }
  const dead = isDeadLink(undo.problem) ? undo.problem : null
  if (token === '' || dead) {
    return (
      <CardWords title={a('undo.deadTitle')} detail={dead?.problem.title ?? a('undo.incomplete')}>
        <Button type="link" onClick={toLogin}>
          {t('forgot.back')}
        </Button>
      </CardWords>
    )
  }
  return (
    <CardWords title={a('undo.title')} detail={a('undo.detail')}>
      <ProblemAlert problem={undo.problem} />
      <Button type="primary" size="large" block loading={undo.busy} onClick={() => void undo.run({ token })}>
        {a('undo.submit')}
      </Button>
    </CardWords>
  )
}
