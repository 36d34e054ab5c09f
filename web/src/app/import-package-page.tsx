import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { Labelled } from '../kit/labelled.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { CheckedPackage } from './model.ts'
import { OutsidePicker } from './outside-picker.tsx'
import { PackageContents } from './package-contents.tsx'
import { PackageDrop } from './package-drop.tsx'
import styles from './packages.module.css'
import { ShareStep } from './share-step.tsx'
import { useText } from './texts.ts'

type Source = { fileId: string } | { templateKey: string }

/** `/apps/new/package`: a file, or `?template=`, becomes an app: what it holds, what has to be decided, who may use it. */
export function ImportPackagePage() {
  const t = useText()
  const { template } = useSearch({ strict: false }) as { template?: string }
  const [fileId, setFileId] = useState<string>()
  const source: Source | undefined = template ? { templateKey: template } : fileId ? { fileId } : undefined
  return (
    <Page title={t(template ? 'pack.installTitle' : 'pack.importTitle')} back="/apps">
      <div className={styles.page}>
        {source ? (
          <CheckStep source={source} onOther={template ? undefined : () => setFileId(undefined)} />
        ) : (
          <PackageDrop onFile={setFileId} />
        )}
      </div>
    </Page>
  )
}

function CheckStep({ source, onOther }: { source: Source; onOther: (() => void) | undefined }) {
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
  source: Source
  checked: CheckedPackage
  other: React.ReactNode
}

/** Nothing is made before everything is decided. */
function DecideStep({ source, checked, other }: DecideStepProps) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { app, parts, outside, nameTaken } = checked
  const [name, setName] = useState(nameTaken ? t('pack.copyName', { name: app.name }) : app.name)
  const [chosen, setChosen] = useState(new Map(outside.map(({ id, match }) => [id, match])))
  const [made, setMade] = useState<{ id: string; left: { zh: string; en: string }[] }>()
  const act = useCommand('app.importPackage', {
    quiet: true,
    success: t('created', { name }),
    refreshes: ['form'],
    onSuccess: setMade,
  })
  if (made) {
    return (
      <>
        {made.left.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            title={t('pack.left')}
            description={
              <ul>
                {made.left.map((one) => (
                  <li key={one.en}>{one[language]}</li>
                ))}
              </ul>
            }
          />
        ) : null}
        <ShareStep appId={made.id} onDone={() => void navigate({ to: `/apps/${made.id}` })} />
      </>
    )
  }
  const empty = outside.filter(({ id }) => !chosen.get(id)).length
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault()
        const decided = outside.map(({ id }) => ({ id, to: chosen.get(id) ?? null }))
        void act.run({ ...source, name: name.trim(), outside: decided })
      }}
    >
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
      {outside.length > 0 ? (
        <section>
          <h2>{t('pack.outside')}</h2>
          <p className={styles.note}>{t('pack.outsideNote')}</p>
          <ul className={styles.outside}>
            {outside.map((thing) => (
              <li key={thing.id}>
                <label htmlFor={`outside-${thing.id}`}>
                  <span className={styles.kind}>{t(`pack.kinds.${thing.kind}`)}</span>{' '}
                  {thing.code === 'root' ? t('pack.root') : thing.name}
                </label>
                <OutsidePicker
                  id={`outside-${thing.id}`}
                  thing={thing}
                  value={chosen.get(thing.id) ?? null}
                  onChange={(to) => setChosen(new Map(chosen).set(thing.id, to))}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ProblemAlert problem={act.problem} />
      {empty > 0 ? <p className={styles.note}>{t('pack.emptyCount', { count: empty })}</p> : null}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={!name.trim()}>
          {t('pack.import')}
        </Button>
        {other}
      </div>
    </form>
  )
}
