import { Button } from 'antd'
import { useCommand } from '../kit/use-command.ts'
import { usePhone } from '../kit/use-media.ts'
import styles from './act-bar.module.css'
import type { FieldErrors, Instance } from './states.ts'
import { useText } from './texts.ts'
import type { ActDraftHandle } from './use-act-draft.ts'

export interface ResubmitBarProps {
  data: Instance
  draft: ActDraftHandle
  editing: boolean
  onEdit: (editing: boolean) => void
  onFieldErrors: (errors: FieldErrors) => void
  onSubmitted: (instanceId: string) => void
}

/** What was withdrawn or rejected is changed and submitted again from where one stands. */
export function ResubmitBar({ data, draft, editing, onEdit, onFieldErrors, onSubmitted }: ResubmitBarProps) {
  const t = useText()
  const size = usePhone() ? 'large' : 'middle'
  const submit = useCommand('flow.submit', {
    refreshes: ['record', 'task', 'instance', 'app'],
    success: t('resubmitted'),
    onSuccess: ({ instanceId }) => {
      draft.drop()
      if (instanceId) onSubmitted(instanceId)
    },
    onProblem: ({ errors }) => onFieldErrors(errors),
  })
  const { record } = data
  if (!record) return null
  if (!editing) {
    return (
      <footer className={styles.bar}>
        <div className={styles.buttons}>
          <Button type="primary" size={size} onClick={() => onEdit(true)}>
            {t('resubmit')}
          </Button>
        </div>
      </footer>
    )
  }
  return (
    <footer className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          type="primary"
          size={size}
          loading={submit.busy}
          onClick={() =>
            void submit.run({
              formId: data.instance.formId,
              recordId: record.id,
              version: record.version,
              values: draft.values,
            })
          }
        >
          {t('submitAgain')}
        </Button>
        <Button
          size={size}
          onClick={() => {
            draft.drop()
            onFieldErrors([])
            onEdit(false)
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </footer>
  )
}
