import type { ReportDefinition } from '@sluice/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { Page } from '../kit/page.tsx'
import { TitleInput } from '../kit/title-input.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { emptyDefinition } from './edit-definition.ts'
import { ReportBuilder } from './report-builder.tsx'
import { useText } from './texts.ts'

/** A new report of a form of this app; nothing is stored before it is saved. */
export function NewReportPage() {
  const t = useText()
  const navigate = useNavigate()
  const { appId } = usePathParams<'appId'>()
  const { formId } = useSearch({ strict: false }) as { formId?: string }
  const forms = useOperation('app.get', { appId }).data?.forms ?? []
  const [edited, setEdited] = useState<ReportDefinition>()
  const [name, setName] = useState('')
  const first = formId ?? forms[0]?.id
  const definition = edited ?? (first ? emptyDefinition(first) : undefined)
  const create = useCommand('report.create', {
    refreshes: ['app'],
    success: t('saved'),
    onSuccess: ({ id }) => void navigate({ to: `/reports/${id}` }),
  })
  if (!definition) {
    return (
      <Page title={t('newReport')} back={`/apps/${appId}`}>
        <EmptyState title={t('noAppsTitle')} detail={t('noAppsDetail')} />
      </Page>
    )
  }
  return (
    <Page
      flush
      back="/reports"
      tabTitle={t('newReport')}
      title={<TitleInput value={name} label={t('name')} placeholder={t('untitled')} onChange={setName} />}
      actions={
        <>
          <Select
            aria-label={t('form')}
            value={definition.formId}
            onChange={(id) => setEdited(emptyDefinition(id))}
            popupMatchSelectWidth={false}
            options={forms.map((form) => ({ value: form.id, label: form.name }))}
          />
          <Button
            type="primary"
            loading={create.busy}
            onClick={() => void create.run({ appId, name: name.trim() || t('untitled'), definition })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <ReportBuilder name={name || t('untitled')} definition={definition} onChange={setEdited} />
    </Page>
  )
}
