import type { FormDefinition } from '@sluice/contract'
import { Button } from 'antd'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { FormDesigner } from './form-designer.tsx'
import { useText } from './texts.ts'

/** Before the first field is added to a form the system keeps. */
function BeginOwnFields({ form }: { form: OutputOf<'form.get'> }) {
  const t = useText()
  const begin = useCommand('form.addOwnFields', { refreshes: ['form'] })
  return (
    <Page title={t('ownTitle', { name: form.name })} back={`/apps/${form.appId}/forms/${form.id}`}>
      {form.ownFields?.manage ? (
        <EmptyState
          title={t('ownNone')}
          detail={t('ownNoneDetail', { name: form.name })}
          action={
            <Button type="primary" loading={begin.busy} onClick={() => void begin.run({ formId: form.id })}>
              {t('ownBegin')}
            </Button>
          }
        />
      ) : (
        <EmptyState title={t('ownRefused', { name: form.name })} />
      )}
    </Page>
  )
}

/** The designer of one form, opened on its draft, else on what is published. */
export function FormDesignerPage() {
  const { appId, formId } = usePathParams<'appId' | 'formId'>()
  const {
    data: form,
    error,
    refetch,
  } = useOperation('form.get', { formId }, { staleTime: Number.POSITIVE_INFINITY })
  const app = useOperation('app.get', { appId })
  if (error) {
    return (
      <Page title="" back={`/apps/${appId}`}>
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!form) return <FormSkeleton inset />
  const { ownFields } = form
  if (form.offered && !ownFields?.begun) return <BeginOwnFields form={form} />
  // Of a form the system keeps, only what the workspace adds to it is drawn.
  const drawn = ownFields ?? form
  const forms = ownFields ? [] : (app.data?.forms ?? [])
  return (
    <FormDesigner
      key={drawn.version}
      appId={appId}
      formId={formId}
      name={form.name}
      version={drawn.version}
      start={(drawn.draft ?? drawn.definition) as FormDefinition}
      adding={ownFields !== null}
      forms={forms.filter(({ id }) => id !== formId)}
    />
  )
}
