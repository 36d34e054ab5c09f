import { ArrowLeftOutlined, ExportOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useMedia } from '../kit/use-media.ts'
import { stateName } from '../record/system-fields.ts'
import { ActBar } from './act-bar.tsx'
import { FirstLine } from './first-line.tsx'
import { FormPart } from './form-part.tsx'
import styles from './instance-view.module.css'
import { ResubmitBar } from './resubmit-bar.tsx'
import { chipOf, type FieldErrors, type Instance } from './states.ts'
import { useText } from './texts.ts'
import { Timeline } from './timeline.tsx'
import { useActDraft } from './use-act-draft.ts'
import type { OpenWork } from './use-inbox-place.ts'
import { WhoHasIt } from './who-has-it.tsx'

const PathDiagram = lazy(() =>
  import('./path/path-diagram.tsx').then(({ PathDiagram }) => ({ default: PathDiagram })),
)
/** Only for flows that are no tree: drawn in another tool, and drawn as they were there. */
const FlowDiagram = lazy(() =>
  import('../flow/flow-diagram.tsx').then(({ FlowDiagram }) => ({ default: FlowDiagram })),
)

export interface OpenedInstanceProps {
  data: Instance
  alone: boolean
  keyboard: boolean
  onBack: (() => void) | undefined
  onNext: (() => void) | undefined
  onLeave: () => void
  onOpen: (work: OpenWork) => void
}

/** An instance on screen with what one has typed into it; another task is another one (`key`). */
export function OpenedInstance({
  data,
  alone,
  keyboard,
  onBack,
  onNext,
  onLeave,
  onOpen,
}: OpenedInstanceProps) {
  const { instance, myTask, settled, record } = data
  const draft = useActDraft(myTask?.taskId ?? settled?.taskId ?? instance.id)
  const [errors, setErrors] = useState<FieldErrors>([])
  const [editing, setEditing] = useState(false)
  const [seen, setSeen] = useState(record?.version)
  const changed = record !== null && record.version !== seen
  useReadCopy(data)
  const mayEditAgain = data.resubmitAccess !== null && editing
  const form = (
    <FormPart
      data={data}
      access={(mayEditAgain && data.resubmitAccess) || data.fieldAccess}
      changed={draft.values}
      errors={errors}
      onChange={(values) => {
        draft.change({ values })
        setErrors([])
      }}
    />
  )
  const open = (taskId: string) => onOpen({ instanceId: instance.id, taskId })
  return (
    <article className={styles.instance}>
      <Head data={data} alone={alone} onBack={onBack} />
      <div className={styles.body}>
        <FirstLine
          data={data}
          changed={changed}
          onRead={() => setSeen(record?.version)}
          onOther={open}
          onNext={onNext}
        />
        <Incidents data={data} />
        <WhoHasIt data={data} />
        <Parts data={data} form={form} />
      </div>
      {data.resubmitAccess ? (
        <ResubmitBar
          data={data}
          draft={draft}
          editing={editing}
          onEdit={setEditing}
          onFieldErrors={setErrors}
          onSubmitted={(instanceId) => onOpen({ instanceId })}
        />
      ) : (
        <ActBar
          data={data}
          draft={draft}
          seen={seen}
          held={changed && myTask !== null}
          keyboard={keyboard && myTask !== null}
          onFieldErrors={setErrors}
          onLeave={onLeave}
          onReturn={() => (myTask ? open(myTask.taskId) : undefined)}
        />
      )}
    </article>
  )
}

/** Whoever opens a copy has read it. */
function useReadCopy({ copyTaskId }: Instance): void {
  const { run } = useCommand('task.markRead', { quiet: true, refreshes: ['task', 'notice'] })
  useEffect(() => {
    if (copyTaskId) void run({ taskId: copyTaskId })
  }, [copyTaskId, run])
}

function Head({ data, alone, onBack }: Pick<OpenedInstanceProps, 'data' | 'alone' | 'onBack'>) {
  const t = useText()
  const { instance, myTask } = data
  const Title = alone ? 'h1' : 'h2'
  return (
    <header className={styles.head}>
      {onBack ? (
        <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('backToList')} onClick={onBack} />
      ) : null}
      <div className={styles.titles}>
        <Title className={styles.title}>{instance.title}</Title>
        <p className={styles.note}>
          {myTask?.returned ? (
            <StateChip state="returned">{t('taskState.returned')}</StateChip>
          ) : (
            <StateChip state={chipOf(instance.state)}>{stateName(instance.state)}</StateChip>
          )}
          <span>
            {instance.formName} · {t('startedBy', { name: instance.applicant.name })} ·{' '}
            {t('version', { version: instance.version })}
          </span>
        </p>
      </div>
      {alone ? null : (
        <Link to={`/instances/${instance.id}`} aria-label={t('openPage')} className={styles.open}>
          <ExportOutlined />
        </Link>
      )}
    </header>
  )
}

function Incidents({ data }: { data: Instance }) {
  const t = useText()
  return data.incidents.map(({ id, nodeName, code, message }) => (
    <Alert
      key={id}
      type="warning"
      showIcon
      title={t('incident', { node: nodeName, message: message ?? code })}
    />
  ))
}

type Part = 'form' | 'timeline' | 'diagram'

/** Form, timeline and diagram: beside each other where there is room. */
function Parts({ data, form }: { data: Instance; form: ReactNode }) {
  const t = useText()
  const wide = useMedia('(min-width: 1180px)')
  const [chosen, setChosen] = useState<Part>('form')
  const parts: Part[] = wide ? ['form', 'diagram'] : ['form', 'timeline', 'diagram']
  const shown = parts.includes(chosen) ? chosen : 'form'
  const timeline = <Timeline data={data} />
  const main = (
    <div className={styles.main}>
      <Segmented<Part>
        value={shown}
        onChange={setChosen}
        options={parts.map((value) => ({ value, label: t(value) }))}
      />
      {shown === 'form' ? form : shown === 'timeline' ? timeline : <Diagram data={data} />}
    </div>
  )
  if (!wide) return main
  return (
    <div className={styles.columns}>
      {main}
      <aside aria-label={t('timeline')}>
        <h2 className={styles.heading}>{t('timeline')}</h2>
        {timeline}
      </aside>
    </div>
  )
}

function Diagram({ data }: { data: Instance }) {
  const t = useText()
  const { xml } = data.diagram
  return (
    <Suspense fallback={<FormSkeleton />}>
      {xml === null ? (
        <PathDiagram data={data} />
      ) : (
        <div className={styles.diagram}>
          <FlowDiagram label={t('diagram')} {...data.diagram} xml={xml} />
        </div>
      )}
    </Suspense>
  )
}
