import { useDraggable } from '@dnd-kit/core'
import type { FieldType } from '@sluice/contract'
import { fieldTypes } from '@sluice/form'
import { designParts } from '../record/design-parts.ts'
import { typeName } from '../record/type-name.ts'
import { palette } from './new-field.ts'
import styles from './palette.module.css'
import { useText } from './texts.ts'

/** Marks a dragged palette entry apart from a dragged field. */
export const palettePrefix = 'new:'

/** What is made by the system, or needs other forms of the app, is of whole forms. */
const isOfWholeForms = (type: FieldType) =>
  fieldTypes[type].names === 'records' || fieldTypes[type].madeByServer === true

/** The field types by group; a click adds one at the end, a drag puts it where it is dropped. */
export function Palette({
  onAdd,
  adding,
}: {
  onAdd: (type: FieldType) => void
  /** To a form the system keeps, which makes its own numbers and links. */
  adding: boolean
}) {
  const t = useText()
  return (
    <nav className={styles.palette} aria-label={t('palette')}>
      {palette.map(({ group, types }) => (
        <section key={group}>
          <h2 className={styles.group}>{t(`group.${group}`)}</h2>
          <div className={styles.types}>
            {types
              .filter((type) => !adding || !isOfWholeForms(type))
              .map((type) => (
                <PaletteEntry key={type} type={type} onAdd={() => onAdd(type)} />
              ))}
          </div>
        </section>
      ))}
    </nav>
  )
}

function PaletteEntry({ type, onAdd }: { type: FieldType; onAdd: () => void }) {
  const t = useText()
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: `${palettePrefix}${type}` })
  const name = typeName(type)
  const Icon = designParts[type].icon
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={styles.type}
      data-dragging={isDragging || undefined}
      {...attributes}
      {...listeners}
      aria-label={t('addHere', { name })}
      onClick={onAdd}
    >
      <span className={styles.icon} aria-hidden>
        <Icon />
      </span>
      {name}
    </button>
  )
}
