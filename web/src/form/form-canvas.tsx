import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  HolderOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { SortableContext, useSortable } from '@dnd-kit/sortable'
import type { Field, FormDefinition } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { Button } from 'antd'
import { type CSSProperties, useEffect, useRef } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { designPartOf } from '../record/design-parts.ts'
import { typeName } from '../record/type-name.ts'
import { webPartOf } from '../record/web-parts.ts'
import styles from './form-canvas.module.css'
import type { FormProblem } from './form-problems.ts'
import { useText } from './texts.ts'

export const canvasId = 'canvas'

export interface FormCanvasProps {
  form: FormDefinition
  chosen: string | undefined
  problems: readonly FormProblem[]
  onChoose: (id: string | undefined) => void
  onMove: (from: number, to: number) => void
  onCopy: (id: string) => void
  onRemove: (id: string) => void
}

/** The form as it will be filled in, each field a card that can be chosen, moved, copied and removed. */
export function FormCanvas({ form, chosen, problems, onChoose, onMove, onCopy, onRemove }: FormCanvasProps) {
  const t = useText()
  const { setNodeRef, isOver } = useDroppable({ id: canvasId })
  const titles = new Map(form.sections.map(({ beforeFieldId, title }) => [beforeFieldId, title]))
  return (
    <div className={styles.canvas}>
      <div ref={setNodeRef} className={styles.sheet} data-over={isOver || undefined}>
        {form.fields.length === 0 ? <EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} /> : null}
        <SortableContext items={form.fields.map(({ id }) => id)}>
          {form.fields.map((field, index) => (
            <FieldCard
              key={field.id}
              field={field}
              title={titles.get(field.id)}
              chosen={chosen === field.id}
              problem={problems.find(({ fieldId }) => fieldId === field.id)}
              isFirst={index === 0}
              isLast={index === form.fields.length - 1}
              onChoose={() => onChoose(field.id)}
              onMove={(by) => onMove(index, index + by)}
              onCopy={() => onCopy(field.id)}
              onRemove={() => onRemove(field.id)}
            />
          ))}
        </SortableContext>
      </div>
    </div>
  )
}

interface FieldCardProps {
  field: Field
  title: string | undefined
  chosen: boolean
  problem: FormProblem | undefined
  isFirst: boolean
  isLast: boolean
  onChoose: () => void
  onMove: (by: number) => void
  onCopy: () => void
  onRemove: () => void
}

function FieldCard(props: FieldCardProps) {
  const { field, title, chosen, problem, isFirst, isLast, onChoose, onMove, onCopy, onRemove } = props
  const t = useText()
  const { icon: Icon } = designPartOf(field)
  const { quiet } = webPartOf(field)
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({
      id: field.id,
    })
  const card = useRef<HTMLDivElement>(null)
  // A new field may lie below what is in view.
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const style = {
    '--width': field.width ?? 12,
    ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}),
    ...(transition ? { transition } : {}),
  } as CSSProperties
  return (
    <>
      {title ? <h2 className={styles.section}>{title}</h2> : null}
      <div
        ref={(node) => {
          card.current = node
          setNodeRef(node)
        }}
        style={style}
        className={styles.card}
        data-chosen={chosen || undefined}
        data-wrong={problem ? true : undefined}
        data-dragging={isDragging || undefined}
      >
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.handle}
          aria-label={field.name}
          {...attributes}
          {...listeners}
        >
          <HolderOutlined aria-hidden />
        </button>
        <button type="button" className={styles.body} aria-pressed={chosen} onClick={onChoose}>
          <span className={styles.label}>
            {field.name || '—'}
            {field.required ? <span className="required-star">*</span> : null}
          </span>
          <span className={styles.control} data-tall={quiet === 'everywhere' || undefined}>
            <span className={styles.icon} aria-hidden>
              <Icon />
            </span>
            <span>{shownInside(field, typeName(field.type))}</span>
          </span>
          {field.help ? <span className={styles.help}>{field.help}</span> : null}
          {problem ? (
            <span className={styles.problem}>
              <WarningFilled aria-hidden /> {problem.words}
            </span>
          ) : null}
        </button>
        {chosen ? (
          <div className={styles.actions}>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('moveUp')}
              disabled={isFirst}
              onClick={() => onMove(-1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('moveDown')}
              disabled={isLast}
              onClick={() => onMove(1)}
            />
            <Button
              size="small"
              type="text"
              icon={<CopyOutlined />}
              aria-label={t('copy')}
              onClick={onCopy}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('remove')}
              onClick={onRemove}
            />
          </div>
        ) : null}
      </div>
    </>
  )
}

/** What stands in the quiet box of a card: the choices, the columns, the placeholder, else the type. */
function shownInside(field: Field, type: string): string {
  if ('choices' in field) return field.choices.map(({ label }) => label).join(' · ')
  if (hasRows(field)) return field.fields.map(({ name }) => name).join(' · ')
  return field.placeholder || type
}
