import { ExperimentOutlined, MoreOutlined } from '@ant-design/icons'
import type { FlowStep, FlowTree } from '@sluice/bpmn/xml'
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { call } from '../kit/api.ts'
import { DropMenu } from '../kit/drop-menu.tsx'
import { RedoIcon, UndoIcon } from '../kit/history-icons.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useHistory } from '../kit/use-history.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePeople } from '../kit/use-people.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { BranchPanel } from './branch-panel.tsx'
import { configOf, type KnownNames } from './describe-step.ts'
import {
  addBranch,
  findPart,
  hasBranches,
  insertStep,
  isLeaf,
  type NewNames,
  newStep,
  removeBranch,
  removeStep,
  updateBranch,
  updateStep,
} from './edit-tree.ts'
import { FindingList } from './finding-list.tsx'
import type { Finding } from './findings.ts'
import styles from './flow-designer.module.css'
import { StepPanel } from './step-panel.tsx'
import { useText } from './texts.ts'
import { TreeCanvas } from './tree-canvas.tsx'
import { TryIt } from './try-it.tsx'
import { useDraft } from './use-draft.ts'

export interface FlowDesignerProps {
  appId: string
  form: OutputOf<'form.get'>
  flow: OutputOf<'flow.get'>
  tree: FlowTree
}

/** The tree designer: cards on a canvas, the chosen one's settings at the right, problems as they arise. */
export function FlowDesigner({ appId, form, flow, tree: first }: FlowDesignerProps) {
  const t = useText()
  const phone = usePhone()
  const { message } = App.useApp()
  const history = useHistory(first)
  const tree = history.value
  const [chosen, setChosen] = useState<string>()
  const [trying, setTrying] = useState(false)
  const draft = useDraft(form.id, tree, first, flow.findings as Finding[])
  const names = useKnownNames(tree, form)
  const roles = useOperation('role.list', {}).data?.items ?? []
  const publish = useCommand('flow.publish', {
    refreshes: ['form', 'app'],
    success: ({ version }) => t('published', { version: version ?? 0 }),
  })
  const newNames: NewNames = {
    step: (kind) => t(`newName.${kind}`),
    branch: (number) => t('newName.branch', { number }),
    otherwise: t('newName.otherwise'),
    lane: (number) => t('newName.lane', { number }),
  }
  useShortcuts({ 'mod+z': history.undo, 'mod+shift+z': history.redo })

  const publishNow = async () => {
    await draft.flush()
    const published = await publish.run({ formId: form.id })
    // The server said what is wrong; the place is opened beside it.
    const first = draft.latestFindings().find(({ severity }) => severity === 'error')
    if (!published && first?.elementId) setChosen(first.elementId)
  }
  const part = chosen ? findPart(tree, chosen) : {}
  const panel =
    part.step && isLeaf(part.step) ? (
      <StepPanel
        key={part.step.id}
        step={part.step}
        fields={form.definition.fields}
        roles={roles}
        onChange={(next: FlowStep) => history.set(updateStep(tree, next.id, () => next))}
      />
    ) : part.branch ? (
      <BranchPanel
        key={part.branch.id}
        branch={part.branch}
        fields={form.definition.fields}
        onChange={(change) => history.set(updateBranch(tree, part.branch!.id, change))}
      />
    ) : null
  return (
    <Page
      flush
      title={t('designerOf', { name: form.name })}
      note={
        <>
          {flow.version ? t('version', { version: flow.version }) : t('unpublished')} ·{' '}
          {draft.saving ? t('saving') : draft.problem ? t('draftRefused') : t('draftSaved')}
        </>
      }
      back={`/apps/${appId}/forms/${form.id}`}
      bar={draft.problem ? <ProblemAlert problem={draft.problem} /> : undefined}
      actions={
        <>
          <Button
            type="text"
            icon={<UndoIcon />}
            aria-label={t('undo')}
            disabled={!history.canUndo}
            onClick={history.undo}
          />
          <Button
            type="text"
            icon={<RedoIcon />}
            aria-label={t('redo')}
            disabled={!history.canRedo}
            onClick={history.redo}
          />
          <FindingList findings={draft.findings} onChoose={setChosen} />
          <Button
            icon={<ExperimentOutlined />}
            aria-haspopup="dialog"
            onClick={() => void draft.flush().then(() => setTrying(true))}
          >
            {phone ? null : t('tryIt')}
          </Button>
          <FileMenu
            formId={form.id}
            onImported={() => void message.success(t('imported'))}
            beforeExport={draft.flush}
          />
          <Button type="primary" loading={publish.busy} onClick={() => void publishNow()}>
            {t('publish')}
          </Button>
        </>
      }
    >
      <div className={styles.designer}>
        <TreeCanvas
          tree={tree}
          names={names}
          chosen={chosen}
          findings={draft.findings}
          onChoose={setChosen}
          onAdd={(place, kind) => {
            const step = newStep(kind, newNames)
            history.set(insertStep(tree, place, step))
            setChosen(hasBranches(step) ? step.branches[0]?.id : step.id)
          }}
          onRemove={(id) => history.set(removeStep(tree, id))}
          onAddBranch={(id) => history.set(addBranch(tree, id, newNames))}
          onRemoveBranch={(stepId, branchId) => history.set(removeBranch(tree, stepId, branchId))}
        />
        {panel && !phone ? (
          <aside className={styles.side} aria-label={part.step?.name ?? part.branch?.name}>
            {panel}
          </aside>
        ) : null}
      </div>
      {phone ? (
        <Sheet
          open={panel !== null}
          onClose={() => setChosen(undefined)}
          title={part.step?.name ?? part.branch?.name}
        >
          {panel}
        </Sheet>
      ) : null}
      <TryIt open={trying} onClose={() => setTrying(false)} form={form} />
    </Page>
  )
}

/** Names of fields, roles and the members that the tree mentions. */
function useKnownNames(tree: FlowTree, form: OutputOf<'form.get'>): KnownNames {
  const memberIds = useMemo(() => mentionedMembers(tree.root), [tree])
  const people = usePeople(memberIds)
  const roles = useOperation('role.list', {}).data?.items
  return useMemo(
    () => ({
      fields: new Map(form.definition.fields.map((field) => [field.id, field])),
      members: Object.fromEntries([...people].map(([id, person]) => [id, person.name])),
      roles: Object.fromEntries((roles ?? []).map(({ id, name }) => [id, name])),
    }),
    [form.definition.fields, people, roles],
  )
}

function mentionedMembers(steps: readonly FlowStep[]): string[] {
  return steps.flatMap((step) =>
    hasBranches(step)
      ? step.branches.flatMap((branch) => mentionedMembers(branch.steps))
      : configOf(step).assignees.flatMap((assignee) =>
          assignee.type === 'member' ? assignee.memberIds : [],
        ),
  )
}

interface FileMenuProps {
  formId: string
  onImported: () => void
  beforeExport: () => Promise<void>
}

/** BPMN 2.0 files out and in. */
function FileMenu({ formId, onImported, beforeExport }: FileMenuProps) {
  const t = useText()
  const load = useCommand('flow.importXml', { refreshes: ['flow'], onSuccess: onImported })
  const exportXml = async () => {
    await beforeExport()
    const { xml } = await call('flow.exportXml', { formId })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }))
    link.download = 'flow.bpmn'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const importXml = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.bpmn,.xml'
    input.onchange = async () => {
      const file = input.files?.[0]
      if (file) await load.run({ formId, xml: await file.text() })
    }
    input.click()
  }
  return (
    <DropMenu
      menu={{
        items: [
          { key: 'export', label: t('export') },
          { key: 'import', label: t('import') },
        ],
        onClick: ({ key }) => (key === 'export' ? void exportXml() : importXml()),
      }}
    >
      <Button type="text" icon={<MoreOutlined />} aria-label="BPMN" loading={load.busy} />
    </DropMenu>
  )
}
