import { systemFormIds } from '@sluice/contract'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { FieldValue } from '../record/field-value.tsx'
import type { OpenedRecord } from '../record/record-grid.tsx'
import { mailParts } from './mail-parts.ts'
import styles from './mail-sheet.module.css'
import { useText } from './texts.ts'

const formId = systemFormIds.mail

/** One message of the log: to whom and how it went, and what it says without its links and codes. */
export function MailSheet({ recordId, onClose }: OpenedRecord) {
  const t = useText()
  const form = useOperation('form.get', { formId }, { staleTime: 60_000 })
  const record = useOperation('record.get', { formId, recordId })
  const mail = useOperation('mail.get', { mailId: recordId })
  const problem = record.error ?? mail.error
  return (
    <Sheet
      open
      onClose={onClose}
      title={record.data?.record.title ?? t('outbox.one')}
      width={560}
      guarded="atOnce"
    >
      {problem ? <ProblemAlert problem={problem} onRetry={() => void mail.refetch()} /> : null}
      {record.data && form.data ? (
        <dl className={styles.facts}>
          {form.data.definition.fields.map((field) => {
            const value = record.data.record.values[field.id]
            if (value === null || value === undefined || field.id === form.data.definition.titleFieldId)
              return null
            return (
              <div key={field.id}>
                <dt>{field.name}</dt>
                <dd>
                  <FieldValue field={field} value={value} references={record.data.references} />
                </dd>
              </div>
            )
          })}
        </dl>
      ) : null}
      {mail.data ? <div className={styles.body}>{withLinks(mail.data.body)}</div> : null}
      {mail.data || problem ? null : <RowsSkeleton rows={4} />}
    </Sheet>
  )
}

/** Plain text with its addresses as links, so that an activation link of the demo company can be followed. */
function withLinks(body: string) {
  return mailParts(body).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
