import { ArrowLeftOutlined, ExportOutlined } from '@ant-design/icons'
import type { FieldProblem, FieldValue, RecordValues } from '@sluice/contract'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useLive } from '../kit/use-live.ts'
import { useMedia } from '../kit/use-media.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { RecordForm } from '../record/record-form.tsx'
import { ActBar } from './act-bar.tsx'
import styles from './instance-view.module.css'
import { chipOf, type Instance } from './states.ts'
import { useText } from './texts.ts'
import { Timeline } from './timeline.tsx'
import { WhoHasIt } from './who-has-it.tsx'

const FlowDiagram = lazy(() =>
  import('../flow/flow-diagram.tsx').then(({ FlowDiagram }) => ({ default: FlowDiagram })),
)

export interface InstanceViewProps {
  instanceId: string
  /** Which of several tasks of mine to act on. */
  taskId?: string
  /** Letters act: a, r, e. */
  keyboard?: boolean
  /** On a page of its own: no way to open what is open already. */
  alone?: boolean
  onBack?: () => void
}

/** A flow instance: form, opinions and path; the buttons in reach of the thumb. */
export function InstanceView({ instanceId, taskId, keyboard, alone, onBack }: InstanceViewProps) {
  const refresh = useRefresh()
  const query = useOperation(
    'instance.get',
    { instanceId, ...(taskId ? { taskId } : {}) },
    { keepPrevious: true },
  )
  useLive('inbox.changed', () => refresh('instance'))
  const { data, error } = query
  if (error) return <ProblemAlert problem={error} onRetry={() => void query.refetch()} />
  if (!data) return <FormSkeleton inset />
  const round = `${data.myTask?.taskId ?? ''} ${data.record?.version ?? 0}`
  return (
    <Instanced
      key={round}
      data={data}
      alone={alone ?? false}
      {...(keyboard ? { keyboard } : {})}
      {...(onBack ? { onBack } : {})}
    />
  )
}

interface InstancedProps {
  data: Instance
  alone: boolean
  keyboard?: boolean
  onBack?: () => void
}

function Instanced({ data, alone, keyboard, onBack }: InstancedProps) {
  const t = useText()
  const wide = useMedia('(min-width: 1180px)')
  const [changed, setChanged] = useState<RecordValues>({})
  const [errors, setErrors] = useState<FieldErrors>([])
  const { instance, myTask } = data
  const form = (
    <FormPart
      data={data}
      changed={changed}
      errors={errors}
      onChange={(values) => {
        setChanged(values)
        setErrors([])
      }}
    />
  )
  const timeline = <Timeline data={data} />
  const diagram = (
    <div className={styles.diagram}>
      <Suspense fallback={<FormSkeleton />}>
        <FlowDiagram label={t('diagram')} {...data.diagram} />
      </Suspense>
    </div>
  )
  return (
    <article className={styles.instance}>
      <header className={styles.head}>
        {onBack ? (
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('backToList')} onClick={onBack} />
        ) : null}
        <div className={styles.titles}>
          <h1 className={styles.title}>{instance.title}</h1>
          <p className={styles.note}>
            <StateChip state={chipOf(instance.state)}>{t(`state.${instance.state}`)}</StateChip>
            <span>
              {instance.formName} · {t('startedBy', { name: instance.applicant.name })} ·{' '}
              {t('version', { version: instance.version })}
            </span>
          </p>
        </div>
        {alone ? null : (
          <Link
            to={`/instances/${instance.id}`}
            aria-label={t('openPage')}
            title={t('openPage')}
            className={styles.open}
          >
            <ExportOutlined />
          </Link>
        )}
      </header>
      <div className={styles.body}>
        {data.incidents.map(({ id, nodeName, code, message }) => (
          <Alert
            key={id}
            type="warning"
            showIcon
            title={t('incident', { node: nodeName, message: message ?? code })}
          />
        ))}
        <WhoHasIt data={data} />
        {wide ? (
          <div className={styles.columns}>
            <Tabs
              className={styles.main}
              items={[
                { key: 'form', label: t('form'), children: form },
                { key: 'diagram', label: t('diagram'), children: diagram },
              ]}
            />
            <aside className={styles.side} aria-label={t('timeline')}>
              <h2 className={styles.heading}>{t('timeline')}</h2>
              {timeline}
            </aside>
          </div>
        ) : (
          <Tabs
            items={[
              { key: 'form', label: t('form'), children: form },
              { key: 'timeline', label: t('timeline'), children: timeline },
              { key: 'diagram', label: t('diagram'), children: diagram },
            ]}
          />
        )}
      </div>
      <ActBar
        data={data}
        changed={changed}
        keyboard={keyboard === true && myTask !== null}
        onFieldErrors={setErrors}
      />
    </article>
  )
}

export type FieldErrors = readonly FieldProblem[]

interface FormPartProps {
  data: Instance
  changed: RecordValues
  errors: FieldErrors
  onChange: (values: RecordValues) => void
}

/** The form as the viewer may see it here; editable where the node says so. */
function FormPart({ data, changed, errors, onChange }: FormPartProps) {
  const t = useText()
  const form = useOperation('form.get', { formId: data.instance.formId }).data
  if (!data.record) return <EmptyState compact title={t('recordGone')} />
  if (!form) return <FormSkeleton />
  return (
    <RecordForm
      fields={form.definition.fields}
      sections={form.definition.sections ?? []}
      values={{ ...data.record.values, ...changed } as RecordValues}
      access={data.fieldAccess}
      references={data.references}
      errors={errors}
      onChange={(id, value) => onChange(withChange(changed, data.record?.values as RecordValues, id, value))}
    />
  )
}

/** Only what differs from the stored record is sent. */
function withChange(
  changed: RecordValues,
  stored: RecordValues,
  id: string,
  value: FieldValue,
): RecordValues {
  const { [id]: _, ...others } = changed
  const same = JSON.stringify(value ?? null) === JSON.stringify(stored[id] ?? null)
  return same ? others : { ...others, [id]: value }
}
