import type { FlowTree } from '@sluice/bpmn/xml'
import { lazy, Suspense } from 'react'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { firstTree } from './edit-tree.ts'
import { FlowDesigner } from './flow-designer.tsx'
import { useText } from './texts.ts'

const FlowDiagram = lazy(() =>
  import('./flow-diagram.tsx').then(({ FlowDiagram }) => ({ default: FlowDiagram })),
)

/** The flow of one form: the tree to edit, or the diagram when it is more than a tree. */
export function FlowDesignerPage() {
  const t = useText()
  const { appId, formId } = usePathParams<'appId' | 'formId'>()
  const form = useOperation('form.get', { formId })
  const flow = useOperation('flow.get', { formId }, { staleTime: Number.POSITIVE_INFINITY })
  const problem = form.error ?? flow.error
  if (problem) {
    return (
      <Page title={t('flow')} back={`/apps/${appId}`}>
        <ProblemAlert problem={problem} onRetry={() => void flow.refetch()} />
      </Page>
    )
  }
  if (!form.data || !flow.data) return <RowsSkeleton inset />
  const fresh = firstTree(formId, form.data.name, t('newName.applicant'), t('newName.approve'))
  const xml = flow.data.draftXml ?? flow.data.xml
  const tree = (flow.data.tree as FlowTree | null) ?? (xml ? null : fresh)
  if (!tree) return <Unfit appId={appId} name={form.data.name} xml={xml ?? ''} />
  return (
    <FlowDesigner key={flow.data.version ?? 0} appId={appId} form={form.data} flow={flow.data} tree={tree} />
  )
}

/** A flow that other tools drew: shown, not edited. */
function Unfit({ appId, name, xml }: { appId: string; name: string; xml: string }) {
  const t = useText()
  return (
    <Page flush title={t('designerOf', { name })} note={t('unfit')} back={`/apps/${appId}`}>
      <Suspense fallback={<RowsSkeleton inset />}>
        <FlowDiagram xml={xml} label={name} />
      </Suspense>
    </Page>
  )
}
