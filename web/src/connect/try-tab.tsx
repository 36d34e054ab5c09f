import { useSearch } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { toProblem } from '../kit/api.ts'
import { CopyButton } from '../kit/copy-text.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import {
  type ApiField,
  type ApiOperation,
  firstText,
  kindOf,
  readInput,
  useApiDescription,
} from './api-description.ts'
import styles from './connect.module.css'
import type { AccessKey } from './model.ts'
import { curlOf, requestOf } from './request-of.ts'
import { useText } from './texts.ts'

/** `/settings/try-api`: calls an operation as a key would, and shows how a program does it (N5.6). */
export function TryTab() {
  const t = useText()
  const { key: asked } = useSearch({ strict: false }) as { key?: string }
  const keys = useOperation('accessKey.list', {})
  const description = useApiDescription()
  const [keyId, setKeyId] = useState<string | null>(asked ?? null)
  const [operationId, setOperationId] = useState('record.list')
  const items = keys.data?.items ?? []
  const key = items.find(({ id }) => id === keyId) ?? items[0]
  const narrowed = key !== undefined && (key.roleId !== null || key.resources.length > 0)
  const operations = (description.data?.operations ?? []).filter(
    ({ unnarrowed }) => !(narrowed && unnarrowed),
  )
  const operation = operations.find(({ id }) => id === operationId) ?? operations[0]
  const problem = keys.error ?? (description.error ? toProblem(description.error) : null)
  return (
    <Page title={t('try.title')} note={t('try.note')}>
      <ProblemAlert problem={problem} onRetry={() => void description.refetch()} />
      {keys.isPending || description.isPending ? <FormSkeleton fields={4} /> : null}
      {keys.data && items.length === 0 ? (
        <EmptyState title={t('try.noKeys')} detail={t('keys.emptyDetail')} />
      ) : null}
      {key && operation && description.data ? (
        <Trial
          key={`${key.id} ${operation.id}`}
          accessKey={key}
          operation={operation}
          choices={
            <>
              <Labelled label={t('try.key')}>
                {(id) => (
                  <Select
                    id={id}
                    value={key.id}
                    options={items.map((one) => ({ value: one.id, label: one.name }))}
                    onChange={setKeyId}
                  />
                )}
              </Labelled>
              <OperationPicker
                operations={operations}
                tagName={description.data.tagName}
                value={operation.id}
                onChange={setOperationId}
              />
            </>
          }
        />
      ) : null}
    </Page>
  )
}

interface OperationPickerProps {
  operations: readonly ApiOperation[]
  tagName: NonNullable<ReturnType<typeof useApiDescription>['data']>['tagName']
  value: string
  onChange: (id: string) => void
}

function OperationPicker({ operations, tagName, value, onChange }: OperationPickerProps) {
  const t = useText()
  const language = useLanguage()
  const groups = Map.groupBy(operations, ({ tag }) => tag)
  return (
    <Labelled label={t('try.operation')}>
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          showSearch={{
            filterOption: (typed, option) =>
              `${option?.label ?? ''} ${String(option?.value ?? '')}`
                .toLowerCase()
                .includes(typed.toLowerCase()),
          }}
          options={[...groups].map(([tag, inTag]) => ({
            label: tagName(tag, language),
            value: tag,
            options: inTag.map((operation) => ({ value: operation.id, label: operation.words[language] })),
          }))}
        />
      )}
    </Labelled>
  )
}

interface TrialProps {
  accessKey: AccessKey
  operation: ApiOperation
  choices: React.ReactNode
}

function Trial({ accessKey, operation, choices }: TrialProps) {
  const t = useText()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(operation.fields.map((field) => [field.name, firstText(field)])),
  )
  const [checked, setChecked] = useState(false)
  const { input, wrong } = useMemo(() => readInput(operation.fields, texts), [operation.fields, texts])
  const attempt = useCommand('accessKey.try', { quiet: true, refreshes: [] })
  const outcome = useRef<HTMLElement>(null)
  const [answer, setAnswer] = useState<{ status: number; answer: unknown } | null>(null)
  // An answer of another input would mislead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: exactly when what was typed changes
  useEffect(() => setAnswer(null), [texts])
  const run = async () => {
    setChecked(true)
    if (Object.keys(wrong).length > 0) return
    const got = await attempt.run({
      keyId: accessKey.id,
      operation: operation.id,
      input: JSON.stringify(input),
    })
    setAnswer(got ?? null)
    // On a phone it stands below what was typed.
    outcome.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  const request = requestOf(operation, input)
  const shared = accessKey.secrets.some(({ algorithm }) => algorithm === 'hmac-sha256')
  const curl = curlOf(request, { server: location.origin, keyName: accessKey.keyName })
  return (
    <div className={styles.try}>
      <section aria-label={t('try.input')}>
        {choices}
        <code className={styles.hint} data-key>
          {operation.method} {operation.path}
        </code>
        {operation.fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            text={texts[field.name] ?? ''}
            problem={checked ? wrong[field.name] : undefined}
            onChange={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        <p className={styles.hint}>{t('try.real')}</p>
        <div className={styles.acts}>
          <Button type="primary" loading={attempt.busy} onClick={() => void run()}>
            {t('try.run')}
          </Button>
        </div>
        <ProblemAlert problem={attempt.problem} />
      </section>
      <section aria-label={t('try.outcome')} ref={outcome}>
        <h2>{t('try.answer')}</h2>
        {answer ? (
          <div role="status">
            <StateChip quiet state={answer.status < 400 ? 'done' : 'refused'}>
              HTTP {answer.status}
            </StateChip>
            <pre className={styles.code} data-key>
              {answer.answer === null ? t('try.nothing') : JSON.stringify(answer.answer, null, 2)}
            </pre>
          </div>
        ) : (
          <p className={styles.hint}>{t('try.none')}</p>
        )}
        <div className={styles.codeHead}>
          <h2>curl</h2>
          {shared ? <CopyButton text={curl} label="curl" /> : null}
        </div>
        {shared ? (
          <>
            <p className={styles.hint}>{t('try.curlHint')}</p>
            <pre className={styles.code} data-key>
              {curl}
            </pre>
          </>
        ) : (
          <p className={styles.hint}>{t('try.noCurl')}</p>
        )}
      </section>
    </div>
  )
}

interface FieldInputProps {
  field: ApiField
  text: string
  problem: 'missing' | 'json' | undefined
  onChange: (text: string) => void
}

function FieldInput({ field, text, problem, onChange }: FieldInputProps) {
  const t = useText()
  const kind = kindOf(field)
  const status = problem ? ('error' as const) : ('' as const)
  const label = field.required ? `${field.name} *` : field.name
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          {kind === 'choice' || kind === 'yesNo' ? (
            <Select
              id={id}
              allowClear
              status={status}
              value={text || undefined}
              options={(kind === 'yesNo' ? ['true', 'false'] : (field.schema.enum as string[])).map(
                (value) => ({
                  value,
                  label: value,
                }),
              )}
              onChange={(next?: string) => onChange(next ?? '')}
            />
          ) : null}
          {kind === 'json' ? (
            <Input.TextArea
              id={id}
              status={status}
              autoSize={{ minRows: 2, maxRows: 12 }}
              spellCheck={false}
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          ) : null}
          {kind === 'text' || kind === 'number' ? (
            <Input
              id={id}
              status={status}
              inputMode={kind === 'number' ? 'decimal' : 'text'}
              spellCheck={false}
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          ) : null}
          {problem ? (
            <p className={styles.problem} role="alert">
              {t(problem === 'missing' ? 'try.missing' : 'try.badJson')}
            </p>
          ) : null}
        </>
      )}
    </Labelled>
  )
}
