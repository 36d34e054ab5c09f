import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { ElsewherePicker } from './elsewhere-picker.tsx'
import { PackageDrop } from './package-drop.tsx'
import { type PackageSource, type SourceSearch, searchOf, sourceIn } from './package-source.ts'
import { usePackageText } from './package-texts.ts'
import styles from './packages.module.css'
import { RestorePlan, UpdatePlan } from './plan-steps.tsx'

/** `/apps/$appId/change`: brings an app to another version of it (`?version=` of its own, or one from elsewhere). */
export function ChangeAppPage() {
  const p = usePackageText()
  const { appId } = usePathParams<'appId'>()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as SourceSearch & { version?: number | string }
  const version = Number(search.version)
  const source = sourceIn(search)
  const back = `/apps/${appId}?tab=versions`
  if (version) {
    return (
      <Page title={p('change.restoreTitle', { number: version })} note={p('change.restoreNote')} back={back}>
        <RestorePlan key={version} appId={appId} number={version} />
      </Page>
    )
  }
  const choose = (next?: PackageSource) =>
    void navigate({ to: `/apps/${appId}/change`, search: (next ? searchOf(next) : {}) as never })
  return (
    <Page title={p('change.updateTitle')} note={p('change.updateNote')} back={back}>
      {source ? (
        <UpdatePlan
          key={JSON.stringify(source)}
          appId={appId}
          source={source}
          other={<Button onClick={() => choose()}>{p('change.otherSource')}</Button>}
        />
      ) : (
        <ChooseSource appId={appId} onChosen={choose} />
      )}
    </Page>
  )
}

interface ChooseSourceProps {
  appId: string
  onChosen: (source: PackageSource) => void
}

/** Where the new version is: first where the app came from. */
function ChooseSource({ appId, onChosen }: ChooseSourceProps) {
  const p = usePackageText()
  const { data, isPending } = useOperation('app.origin', { appId })
  if (isPending) return <RowsSkeleton rows={3} />
  const origin = data?.origin
  return (
    <div className={styles.page}>
      <div className={styles.sources}>
        {origin?.templateKey ? (
          <span>
            <LinkButton to={`/apps/${appId}/change`} search={{ template: origin.templateKey }}>
              {p('from.template')}
            </LinkButton>
          </span>
        ) : null}
        {origin?.workspace ? (
          <span>
            <Button onClick={() => onChosen({ workspace: origin.workspace! })}>
              {p('versions.ofWorkspace')}
            </Button>
          </span>
        ) : null}
        <PackageDrop onFile={(fileId) => onChosen({ fileId })} />
        <ElsewherePicker onChosen={onChosen} />
      </div>
    </div>
  )
}
