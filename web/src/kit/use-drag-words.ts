import type { DndContextProps } from '@dnd-kit/core'
import { useText } from './texts.ts'

/**
 * What a screen reader is told while something is dragged, in the reader's language and by names.
 * @param nameOf name of what is dragged or of the place it is over, by its id
 */
export function useDragWords(nameOf: (id: string) => string): NonNullable<DndContextProps['accessibility']> {
  const t = useText()
  const named = (id: string | number) => nameOf(String(id))
  return {
    screenReaderInstructions: { draggable: t('drag.how') },
    announcements: {
      onDragStart: ({ active }) => t('drag.taken', { name: named(active.id) }),
      onDragOver: ({ active, over }) => {
        const name = named(active.id)
        // Over its own place it has not moved: what was said last stays true.
        if (over?.id === active.id) return undefined
        return over ? t('drag.over', { name, place: named(over.id) }) : t('drag.nowhere', { name })
      },
      onDragEnd: ({ active }) => t('drag.dropped', { name: named(active.id) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { name: named(active.id) }),
    },
  }
}
