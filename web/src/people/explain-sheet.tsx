import { Select } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { Labelled } from '../kit/labelled.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import styles from './explain-sheet.module.css'
import { explainText } from './explain-text.ts'
import { useGrantWords } from './grant-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useText } from './texts.ts'

export interface ExplainSheetProps {
  open: boolean
  onClose: () => void
  /** Who is asked about first. */
  memberId?: string | undefined
}

/** Why somebody may or may not do something somewhere: the answer and the rules that decided (P4.4). */
export function ExplainSheet({ open, onClose, memberId }: ExplainSheetProps) {
  const t = useText()
  return (
    <Sheet open={open} onClose={onClose} title={t('explain.title')} width={520}>
      {open ? <Question memberId={memberId} /> : null}
    </Sheet>
  )
}

function Question({ memberId }: { memberId: string | undefined }) {
  const t = useText()
  const words = useGrantWords()
  const [who, setWho] = useState<string | null>(memberId ?? null)
  const [permission, setPermission] = useState('record.read')
  const [chosen, setPlace] = useState<string>()
  const firstForm = [...words.resourceWords.keys()].find((key) => /^form:(?!\*)/.test(key))
  const place = chosen ?? firstForm ?? '*'
  const resource = words.reachOf(permission).place && place !== '*' ? place : undefined
  return (
    <div className={styles.question}>
      <Labelled label={t('explain.who')}>
        {(id) => <PersonPicker id={id} value={who} onChange={setWho} />}
      </Labelled>
      <Labelled label={t('role.permission')}>
        {(id) => (
          <Select
            id={id}
            showSearch={searchedBy('label')}
            value={permission}
            onChange={setPermission}
            options={[...words.permissionWords].map(([value, label]) => ({ value, label }))}
          />
        )}
      </Labelled>
      {words.reachOf(permission).place ? (
        <Labelled label={t('role.resource')}>
          {(id) => (
            <Select
              id={id}
              showSearch={searchedBy('label')}
              value={place}
              onChange={setPlace}
              options={[...words.resourceWords]
                .filter(([value]) => !value.endsWith(':*'))
                .map(([value, label]) => ({ value, label }))}
            />
          )}
        </Labelled>
      ) : null}
      {who ? <Answer input={{ memberId: who, permission, ...(resource ? { resource } : {}) }} /> : null}
    </div>
  )
}

interface AnswerProps {
  input: { memberId: string; permission: string; resource?: string }
}

function Answer({ input }: AnswerProps) {
  const t = useText()
  const language = useLanguage()
  const { data, error } = useOperation('permission.explain', input)
  if (error) return <ProblemAlert problem={error} />
  if (!data) return <RowsSkeleton rows={3} />
  const { headline, details } = explainText(data.text[language])
  return (
    <section className={styles.answer} aria-live="polite">
      <p>
        <StateChip state={data.allowed ? 'done' : 'refused'}>
          {t(data.allowed ? 'explain.may' : 'explain.mayNot')}
        </StateChip>
      </p>
      <p>{headline}</p>
      {data.dataScopes.length > 0 ? (
        <>
          <h3>{t('explain.data')}</h3>
          <ul className={styles.scopes}>
            {data.dataScopes.map(({ scope, departments }) => (
              <li key={scope}>
                {departments.length > 0
                  ? t('explain.scopeOf', {
                      scope: t(`scope.${scope}`),
                      names: departments.join(language === 'zh' ? '、' : ', '),
                    })
                  : t(`scope.${scope}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data.chains.length > 0 ? <h3>{t('explain.rules')}</h3> : null}
      <ul className={styles.chains}>
        {data.chains.map((chain, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer that never changes
          <li key={index}>
            <span className={styles.chain}>
              <strong>{chain.roles.join(' → ')}</strong>
              <span>
                {[
                  chain.permissionName[language],
                  chain.resourceName[language],
                  chain.scope ? t(`scope.${chain.scope}`) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {chain.reason ? <small>{refusalWords(chain.reason, t)}</small> : null}
            </span>
            <StateChip quiet state={chain.applies ? 'done' : 'idle'}>
              {t(chain.applies ? 'explain.applies' : 'explain.notHere')}
            </StateChip>
          </li>
        ))}
      </ul>
      {details ? (
        <details className={styles.details}>
          <summary>{t('explain.details')}</summary>
          <p>{details}</p>
        </details>
      ) : null}
    </section>
  )
}
