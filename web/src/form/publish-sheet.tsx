import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { listText } from '../kit/list-text.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './form-designer.module.css'
import { useText } from './texts.ts'

export interface PublishSheetProps {
  appId: string
  formId: string
  open: boolean
  onClose: () => void
}

/** `0012 → 12` */
function exampleText({ from, to }: { from?: unknown; to?: unknown }): string {
  return `${String(from)} → ${to === null ? '–' : String(to)}`
}

/** What publishing would change, row by row where values would be lost; then does it. */
export function PublishSheet({ appId, formId, open, onClose }: PublishSheetProps) {
  const t = useText()
  const language = useLanguage()
  const [accepted, setAccepted] = useState(false)
  const preview = useOperation('form.previewPublish', { formId }, { enabled: open, staleTime: 0 })
  const publish = useCommand('form.publish', {
    refreshes: ['form', 'app', 'record'],
    success: ({ version }) => t('published', { version }),
    onSuccess: onClose,
  })
  const changes = preview.data?.changes ?? []
  const used = changes.some(({ uses }) => (uses?.length ?? 0) > 0)
  const losing = changes.some(({ rowsThatFail }) => (rowsThatFail?.length ?? 0) > 0)
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('publishTitle')}
      footer={
        <Button
          type="primary"
          loading={publish.busy}
          disabled={!preview.data || changes.length === 0 || ((losing || used) && !accepted)}
          onClick={() =>
            void publish.run({
              formId,
              ...(losing ? { valuesThatFail: 'empty' } : {}),
              ...(used ? { despiteUses: true } : {}),
            })
          }
        >
          {t('publishNow')}
        </Button>
      }
    >
      <ProblemAlert problem={preview.error ?? publish.problem} />
      {preview.isFetching ? <RowsSkeleton rows={4} /> : null}
      {preview.data && changes.length === 0 ? <p>{t('nothingChanged')}</p> : null}
      <ul className={styles.changes}>
        {changes.map((change) => {
          const failing = change.rowsThatFail ?? []
          return (
            <li
              key={`${change.fieldId} ${change.kind}`}
              className={styles.change}
              data-loss={failing.length > 0 || change.uses !== undefined || undefined}
            >
              {change[language]}
              {change.effects?.map((effect) => (
                <small key={effect.en}>
                  {t('rows', { count: effect.rows })} {effect[language]}
                  {effect.filter ? (
                    <>
                      {' '}
                      <Link
                        to={`/apps/${appId}/forms/${formId}`}
                        search={{ filter: effect.filter } as never}
                        target="_blank"
                      >
                        {t('showRows')}
                      </Link>
                    </>
                  ) : null}
                </small>
              ))}
              {change.decided?.map((words) => (
                <small key={words.en}>{words[language]}</small>
              ))}
              {change.losses?.map((loss) => (
                <small key={loss.en}>
                  {t('rows', { count: loss.rows })} {loss[language]}
                  {loss.examples.length > 0 ? ` (${listText(loss.examples.map(exampleText))})` : null}
                </small>
              ))}
              {change.uses ? (
                <small>
                  {t('stillUsed')} {listText(change.uses.map((use) => use[language]))}
                </small>
              ) : null}
              {failing.length > 0 ? (
                <small>
                  {t('examples')}{' '}
                  {failing.slice(0, 5).map(({ recordId, value }, at) => (
                    <span key={recordId}>
                      {at > 0 ? '、' : null}
                      <Link to={`/forms/${formId}/records/${recordId}`} target="_blank">
                        {String(value)}
                      </Link>
                    </span>
                  ))}
                </small>
              ) : null}
            </li>
          )
        })}
      </ul>
      {losing || used ? (
        <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>
          {losing ? t('acceptLoss') : t('acceptUses')}
        </Checkbox>
      ) : null}
    </Sheet>
  )
}
