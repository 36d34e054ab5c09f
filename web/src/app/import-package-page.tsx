import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { ElsewherePicker } from './elsewhere-picker.tsx'
import { LeftThings } from './left-things.tsx'
import type { CheckedPackage } from './model.ts'
import { OutsideList, useOutside } from './outside-list.tsx'
import { PackageContents } from './package-contents.tsx'
import { PackageDrop } from './package-drop.tsx'
import { type PackageSource, type SourceSearch, searchOf, sourceIn } from './package-source.ts'
import { usePackageText } from './package-texts.ts'
import styles from './packages.module.css'
import { ShareStep } from './share-step.tsx'
import { useText } from './texts.ts'

interface Made {
  id: string
  left: { zh: string; en: string }[]
}

/** `/apps/new/package`: a file, `?template=` or an app of another workspace becomes an app here. */
export function ImportPackagePage() {
  const t = useText()
  const search = useSearch({ strict: false }) as SourceSearch
  const given = sourceIn(search)
  const [chosen, setChosen] = useState<PackageSource>()
  const source = given ?? chosen
  return (
    <Page title={t(search.template ? 'pack.installTitle' : 'pack.importTitle')} back="/apps">
      <div className={styles.page}>
        {source ? (
          <CheckStep source={source} onOther={given ? undefined : () => setChosen(undefined)} />
        ) : (
          <div className={styles.sources}>
            <PackageDrop onFile={(fileId) => setChosen({ fileId })} />
            <ElsewherePicker onChosen={setChosen} />
          </div>
        )}
      </div>
    </Page>
  )
}

function CheckStep({ source, onOther }: { source: PackageSource; onOther: (() => void) | undefined }) {
  const t = useText()
  const { data, error, isPending } = useOperation('app.checkPackage', source)
  const other = onOther ? <Button onClick={onOther}>{t('pack.otherFile')}</Button> : null
  if (isPending) return <RowsSkeleton rows={5} />
  if (!data)
    return (
      <>
        <ProblemAlert problem={error} />
        {other}
      </>
    )
  return <DecideStep source={source} checked={data} other={other} />
}

interface DecideStepProps {
  source: PackageSource
  checked: CheckedPackage
  other: React.ReactNode
}

/** Nothing is made before everything is decided. */
function DecideStep({ source, checked, other }: DecideStepProps) {
  const t = useText()
  const p = usePackageText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const { app, parts, nameTaken, hasRights, installed, large } = checked
  const [name, setName] = useState(nameTaken ? t('pack.copyName', { name: app.name }) : app.name)
  const [withData, setWithData] = useState(true)
  const [withRights, setWithRights] = useState(false)
  const things = checked.outside.filter(({ namedBy }) =>
    namedBy.some((kind) => kind === 'definition' || (kind === 'data' ? withData : withRights)),
  )
  const outside = useOutside(things)
  const [made, setMade] = useState<Made>()
  const [jobId, setJobId] = useState<string | null>(null)
  const act = useCommand('app.importPackage', {
    quiet: true,
    success: t('created', { name }),
    refreshes: ['form'],
    onSuccess: setMade,
  })
  const start = useCommand('app.startImport', {
    quiet: true,
    onSuccess: (started) => setJobId(started.jobId),
  })
  const { job, cancel } = useJob(jobId)
  if (made) {
    return (
      <>
        <LeftThings title={t('pack.left')} left={made.left} />
        <ShareStep appId={made.id} onDone={() => void navigate({ to: `/apps/${made.id}` })} />
      </>
    )
  }
  if (job) {
    const open = () => {
      refresh('app', 'form')
      setMade(job.result as unknown as Made)
    }
    return (
      <JobProgress
        job={job}
        note={job.state === 'failed' || job.state === 'cancelled' ? p('importFailed') : p('importing')}
        onCancel={cancel}
        result={
          job.state === 'done' ? (
            <Button type="primary" onClick={open}>
              {t('pack.next')}
            </Button>
          ) : (
            <Button onClick={() => setJobId(null)}>{t('cancel')}</Button>
          )
        }
      />
    )
  }
  const records = parts.find(({ key, isData }) => isData && key === 'records')?.names.length ?? 0
  const wish = { ...source, name: name.trim(), outside: outside.decided, withData, withRights }
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault()
        void (large && withData ? start.run(wish) : act.run(wish))
      }}
    >
      {installed[0] ? (
        <Alert
          type="info"
          showIcon
          title={p('installed')}
          description={p('installedNote', { name: installed[0].name })}
          action={
            <LinkButton
              size="small"
              to={`/apps/${installed[0].id}/change`}
              search={searchOf(source) as never}
            >
              {p('updateIt', { name: installed[0].name })}
            </LinkButton>
          }
        />
      ) : null}
      <section>
        <h2>{t('pack.holds')}</h2>
        {app.description ? <p className={styles.note}>{app.description}</p> : null}
        <PackageContents parts={parts} />
      </section>
      <Labelled label={t('name')}>
        {(id) => (
          <>
            <Input
              id={id}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
              status={name.trim() ? '' : 'error'}
            />
            {nameTaken ? <p className={styles.note}>{t('pack.nameTaken', { name: app.name })}</p> : null}
          </>
        )}
      </Labelled>
      {records > 0 ? (
        <Checkbox checked={withData} onChange={(event) => setWithData(event.target.checked)}>
          {p('withData', { count: records })}
        </Checkbox>
      ) : null}
      {hasRights ? (
        <Checkbox checked={withRights} onChange={(event) => setWithRights(event.target.checked)}>
          {p('withRights')}
        </Checkbox>
      ) : null}
      <OutsideList title={t('pack.outside')} things={things} outside={outside} />
      <ProblemAlert problem={act.problem ?? start.problem} />
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={act.busy || start.busy} disabled={!name.trim()}>
          {t('templateKey' in source ? 'pack.install' : 'pack.import')}
        </Button>
        {other}
      </div>
    </form>
  )
}
