import {
  BranchesOutlined,
  CheckCircleOutlined,
  DesktopOutlined,
  EyeOutlined,
  MobileOutlined,
  PlusOutlined,
  ThunderboltOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import type { FieldType, FormDefinition } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { DropPanel } from '../kit/drop-panel.tsx'
import { RedoIcon, UndoIcon } from '../kit/history-icons.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useDragWords } from '../kit/use-drag-words.ts'
import { useHistory } from '../kit/use-history.ts'
import { usePhone } from '../kit/use-media.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { typeName } from '../record/type-name.ts'
import { copyField, insertField, moveField, removeField, updateField } from './edit-form.ts'
import { FieldPanel } from './field-panel.tsx'
import { FormCanvas } from './form-canvas.tsx'
import styles from './form-designer.module.css'
import { formProblems } from './form-problems.ts'
import { newField } from './new-field.ts'
import { Palette, palettePrefix } from './palette.tsx'
import { PublishSheet } from './publish-sheet.tsx'
import { useText as useRuleText } from './rule-texts.ts'
import { useText } from './texts.ts'
import { useAskRemoval } from './use-ask-removal.tsx'
import { useFormDraft } from './use-form-draft.ts'

const FormPreview = lazy(() =>
  import('./form-preview.tsx').then(({ FormPreview }) => ({ default: FormPreview })),
)

const ActionsSheet = lazy(() =>
  import('./actions-sheet.tsx').then(({ ActionsSheet }) => ({ default: ActionsSheet })),
)

const RulesSheet = lazy(() => import('./rules-sheet.tsx').then(({ RulesSheet }) => ({ default: RulesSheet })))

export interface FormDesignerProps {
  appId: string
  formId: string
  name: string
  version: number
  start: FormDefinition
  forms: readonly { id: string; name: string }[]
  /** Fields are added to a form the system keeps: it has its own title and buttons. */
  adding?: boolean
}

/** Palette, canvas, properties; undo and redo; what is drawn is kept as a draft while it is drawn. */
export function FormDesigner(props: FormDesignerProps) {
  const { appId, formId, name, version, start, forms, adding: added = false } = props
  const t = useText()
  const rules = useRuleText()
  const phone = usePhone()
  const history = useHistory(start)
  const form = history.value
  const [chosen, setChosen] = useState<string>()
  const [dragged, setDragged] = useState<FieldType>()
  const [adding, setAdding] = useState(false)
  const [previewing, setPreviewing] = useState<'desktop' | 'phone'>()
  const [publishing, setPublishing] = useState(false)
  const [acting, setActing] = useState(false)
  const [ruling, setRuling] = useState(false)
  const askRemoval = useAskRemoval(form)
  const draft = useFormDraft(formId, version, form, start)
  const problems = formProblems(form, t)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const dragWords = useDragWords((id) =>
    id.startsWith(palettePrefix)
      ? typeName(id.slice(palettePrefix.length) as FieldType)
      : (form.fields.find((field) => field.id === id)?.name ?? t('formProperties')),
  )
  useShortcuts({ 'mod+z': history.undo, 'mod+shift+z': history.redo })

  const add = (type: FieldType, index = form.fields.length) => {
    const field = newField(type)
    history.set(insertField(form, index, field))
    setChosen(field.id)
    setAdding(false)
  }
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    if (!over) return
    const id = String(active.id)
    const at = form.fields.findIndex((field) => field.id === over.id)
    const index = at < 0 ? form.fields.length : at
    if (id.startsWith(palettePrefix)) return add(id.slice(palettePrefix.length) as FieldType, index)
    const from = form.fields.findIndex((field) => field.id === id)
    if (from >= 0 && at >= 0) history.set(moveField(form, from, at))
  }
  const publish = async () => {
    if (await draft.flush()) setPublishing(true)
  }
  const field = form.fields.find(({ id }) => id === chosen)
  const panel = field ? (
    <FieldPanel
      // Its texts start anew with another type; the settings of one keep what is typed.
      key={`${field.id} ${field.type}`}
      formId={formId}
      form={form}
      field={field}
      forms={forms}
      onChange={(next) => history.set(updateField(form, next))}
      onForm={history.set}
      onShowImpact={() => void publish()}
    />
  ) : added ? (
    <p className={styles.hint}>{t('chooseField')}</p>
  ) : (
    <FormSettings form={form} onChange={history.set} />
  )
  return (
    <Page
      flush
      title={t(added ? 'ownTitle' : 'designerOf', { name })}
      note={draft.saving ? t('saving') : draft.problem ? t('draftRefused') : t('draftSaved')}
      // What the list of problems tells is not told twice.
      bar={draft.problem && problems.length === 0 ? <ProblemAlert problem={draft.problem} /> : undefined}
      back={`/apps/${appId}/forms/${formId}`}
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
          <Problems problems={problems} onChoose={setChosen} />
          {added ? null : (
            <Button
              type="text"
              icon={<ThunderboltOutlined />}
              aria-label={t('action.open')}
              title={t('action.open')}
              aria-haspopup="dialog"
              onClick={() => setActing(true)}
            />
          )}
          <Button
            type="text"
            icon={<BranchesOutlined />}
            aria-label={rules('open')}
            title={rules('open')}
            aria-haspopup="dialog"
            onClick={() => setRuling(true)}
          />
          <Button
            type="text"
            icon={phone ? <EyeOutlined /> : <DesktopOutlined />}
            aria-label={`${t('preview')} ${t('desktop')}`}
            aria-haspopup="dialog"
            onClick={() => setPreviewing(phone ? 'phone' : 'desktop')}
          />
          {phone ? null : (
            <Button
              type="text"
              icon={<MobileOutlined />}
              aria-label={`${t('preview')} ${t('phone')}`}
              aria-haspopup="dialog"
              onClick={() => setPreviewing('phone')}
            />
          )}
          <Button
            type="primary"
            disabled={problems.length > 0}
            aria-haspopup="dialog"
            onClick={() => void publish()}
          >
            {t('publish')}
          </Button>
        </>
      }
    >
      <DndContext
        sensors={sensors}
        accessibility={dragWords}
        collisionDetection={closestCenter}
        onDragStart={({ active }: DragStartEvent) => {
          const id = String(active.id)
          if (id.startsWith(palettePrefix)) setDragged(id.slice(palettePrefix.length) as FieldType)
        }}
        onDragEnd={drop}
        onDragCancel={() => setDragged(undefined)}
      >
        <div className={styles.designer}>
          {phone ? null : (
            <aside className={styles.palette}>
              <Palette onAdd={add} adding={added} />
            </aside>
          )}
          <FormCanvas
            form={form}
            chosen={chosen}
            problems={problems}
            onChoose={setChosen}
            onMove={(from, to) => history.set(moveField(form, from, to))}
            onCopy={(id) => history.set(copyField(form, id))}
            onRemove={(id) =>
              askRemoval(id, () => {
                history.set(removeField(form, id))
                setChosen(undefined)
              })
            }
          />
          {phone ? null : (
            <aside className={styles.properties} aria-label={t('properties')}>
              {panel}
            </aside>
          )}
        </div>
        <DragOverlay>{dragged ? <div className={styles.ghost}>{typeName(dragged)}</div> : null}</DragOverlay>
      </DndContext>
      {phone ? (
        <>
          <Button
            className={styles.plus}
            type="primary"
            size="large"
            shape="circle"
            icon={<PlusOutlined />}
            aria-label={t('palette')}
            aria-haspopup="dialog"
            onClick={() => setAdding(true)}
          />
          <Sheet open={adding} onClose={() => setAdding(false)} title={t('palette')}>
            <Palette onAdd={add} adding={added} />
          </Sheet>
          <Sheet open={field !== undefined} onClose={() => setChosen(undefined)} title={field?.name}>
            {panel}
          </Sheet>
        </>
      ) : null}
      <Sheet
        open={previewing !== undefined}
        onClose={() => setPreviewing(undefined)}
        title={`${t('preview')} · ${t(previewing ?? 'desktop')}`}
        width={previewing === 'phone' ? 420 : 880}
      >
        <Suspense fallback={<FormSkeleton />}>
          <FormPreview form={form} />
        </Suspense>
      </Sheet>
      {acting ? (
        <Suspense fallback={null}>
          <ActionsSheet form={form} onChange={history.set} onClose={() => setActing(false)} />
        </Suspense>
      ) : null}
      {ruling ? (
        <Suspense fallback={null}>
          <RulesSheet formId={formId} form={form} onChange={history.set} onClose={() => setRuling(false)} />
        </Suspense>
      ) : null}
      <PublishSheet appId={appId} formId={formId} open={publishing} onClose={() => setPublishing(false)} />
    </Page>
  )
}

function Problems({
  problems,
  onChoose,
}: {
  problems: ReturnType<typeof formProblems>
  onChoose: (id: string) => void
}) {
  const t = useText()
  const [open, setOpen] = useState(false)
  if (problems.length === 0) {
    return <Button type="text" disabled icon={<CheckCircleOutlined />} aria-label={t('noProblems')} />
  }
  const list = (
    <ul className={styles.problems}>
      {problems.map(({ fieldId, words }) => (
        <li key={`${fieldId} ${words}`}>
          <button
            type="button"
            onClick={() => {
              setOpen(false)
              onChoose(fieldId)
            }}
          >
            {words}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <DropPanel
      open={open}
      onOpenChange={setOpen}
      title={t('problems', { count: problems.length })}
      placement="bottomRight"
      purpose="read"
      face={
        <Button type="text" danger icon={<WarningOutlined />}>
          {t('problems', { count: problems.length })}
        </Button>
      }
    >
      {list}
    </DropPanel>
  )
}

/** What belongs to the form as a whole. */
function FormSettings({
  form,
  onChange,
}: {
  form: FormDefinition
  onChange: (form: FormDefinition) => void
}) {
  const t = useText()
  const naming = form.fields.filter((field) => typeOf(field).title !== 'never')
  return (
    <div className={styles.settings}>
      <strong>{t('formProperties')}</strong>
      <Labelled label={t('titleField')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={form.titleFieldId}
            onChange={(titleFieldId) => onChange({ ...form, titleFieldId })}
            options={naming.map((field) => ({ value: field.id, label: field.name }))}
          />
        )}
      </Labelled>
      <p className={styles.hint}>{t('chooseField')}</p>
    </div>
  )
}
