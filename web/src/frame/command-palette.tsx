import { SearchOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './command-palette.module.css'
import type { ModuleCommand } from './module.ts'
import { useText } from './texts.ts'
import { type PaletteItem, usePaletteItems } from './use-palette-items.tsx'

/** `Ctrl K`: go anywhere, do anything. A combobox over a list, in a native modal dialog that keeps the focus. */
export function CommandPalette({
  pageCommands,
  onClose,
}: {
  pageCommands: readonly ModuleCommand[]
  onClose: () => void
}) {
  const t = useText()
  const listId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { items, looking, note } = usePaletteItems(typed, pageCommands)
  const chosen = Math.min(at, items.length - 1)

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  })

  const run = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, items.length))
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter') run(items[chosen])
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click outside is a convenience; Escape does the same
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-modal="true"
      aria-label={t('palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.box}>
        <div className={styles.field}>
          <SearchOutlined aria-hidden />
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={items[chosen] ? `${listId}-${chosen}` : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
          {items.map((item, index) => (
            <Option
              key={item.id}
              id={`${listId}-${index}`}
              item={item}
              heading={items[index - 1]?.group === item.group ? undefined : item.group}
              chosen={index === chosen}
              onPoint={() => setAt(index)}
              onRun={() => run(item)}
            />
          ))}
        </div>
        {items.length === 0 ? (
          <p className={styles.nothing} role="status">
            {looking ? t('palette.looking') : t('palette.nothing', { text: typed })}
            {looking ? null : <small>{t('palette.nothingHint')}</small>}
          </p>
        ) : null}
        {note ? (
          <p className={styles.unsure} role="status">
            {t(`palette.${note}`)}
          </p>
        ) : null}
        <footer className={styles.keys} aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.keys.move')}
          </span>
          <span>
            <kbd>↵</kbd> {t('palette.keys.open')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('palette.keys.close')}
          </span>
        </footer>
      </div>
    </dialog>
  )
}

interface OptionProps {
  id: string
  item: PaletteItem
  heading: string | undefined
  chosen: boolean
  onPoint: () => void
  onRun: () => void
}

function Option({ id, item, heading, chosen, onPoint, onRun }: OptionProps) {
  return (
    <>
      {heading ? (
        <div className={styles.heading} role="presentation">
          {heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, as its pattern asks */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled by the combobox */}
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        className={styles.option}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        {item.icon ? <span className={styles.icon}>{item.icon}</span> : null}
        <span className={styles.title}>{item.title}</span>
        {item.note ? <span className={styles.note}>{item.note}</span> : null}
        {item.keys ? <kbd>{item.keys}</kbd> : null}
      </div>
    </>
  )
}
