import { PlusOutlined } from '@ant-design/icons'
import { DropMenu } from '../kit/drop-menu.tsx'
import styles from './add-step.module.css'
import { type AddableKind, addableKinds } from './edit-tree.ts'
import { useText } from './texts.ts'

/** The line between two cards with the plus that adds a step there. */
export function AddStep({ onAdd }: { onAdd: (kind: AddableKind) => void }) {
  const t = useText()
  return (
    <div className={styles.gap}>
      <DropMenu
        menu={{
          items: addableKinds.map((kind) => ({
            key: kind,
            label: (
              <span className={styles.choice}>
                <strong>{t(`kind.${kind}`)}</strong>
                <span>{t(`kindNote.${kind}`)}</span>
              </span>
            ),
          })),
          onClick: ({ key }) => onAdd(key as AddableKind),
        }}
      >
        <button type="button" className={styles.plus} aria-label={t('addStep')}>
          <PlusOutlined aria-hidden />
        </button>
      </DropMenu>
    </div>
  )
}
