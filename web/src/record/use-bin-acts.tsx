import { App, Button } from 'antd'
import { useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'
import { mostSelected } from './use-selection.ts'

/**
 * Moving records to the recycle bin and back, with a way to undo; and deleting them for good. `onStart` is called once
 * it is confirmed: an open record closes before it is gone.
 */
export function useBinActs(formId: string) {
  const t = useText()
  const { message, modal } = App.useApp()
  const restoring = useCommand('record.restore', { success: ({ count }) => t('grid.restored', { count }) })
  const removing = useCommand('record.delete')
  const purging = useCommand('record.purge', { success: ({ count }) => t('grid.purged', { count }) })

  const restore = (ids: readonly string[], onStart?: () => void) => {
    onStart?.()
    return inParts(ids, (recordIds) => restoring.run({ formId, recordIds }))
  }
  const remove = async (ids: readonly string[], onStart?: () => void): Promise<boolean> => {
    if (ids.length > 1 && !(await confirm('grid.removeTitle', 'grid.removeNote', ids.length, 'grid.remove')))
      return false
    onStart?.()
    const done = await inParts(ids, (recordIds) => removing.run({ formId, recordIds }))
    if (!done) return false
    const key = `removed-${ids[0]}`
    void message.success({
      key,
      duration: 8,
      content: (
        <>
          {t('grid.removed', { count: ids.length })}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key)
              void restore(ids)
            }}
          >
            {t('grid.undo')}
          </Button>
        </>
      ),
    })
    return true
  }
  const purge = async (ids: readonly string[], onStart?: () => void): Promise<boolean> => {
    if (!(await confirm('grid.purgeTitle', 'grid.purgeNote', ids.length, 'grid.purge'))) return false
    onStart?.()
    return inParts(ids, (recordIds) => purging.run({ formId, recordIds }))
  }
  const confirm = async (
    title: 'grid.removeTitle' | 'grid.purgeTitle',
    note: 'grid.removeNote' | 'grid.purgeNote',
    count: number,
    act: 'grid.remove' | 'grid.purge',
  ): Promise<boolean> =>
    await modal.confirm({
      title: t(title, { count }),
      content: t(note),
      okText: t(act),
      okButtonProps: { danger: true },
      cancelText: t('record.cancel'),
    })
  return { remove, restore, purge, busy: restoring.busy || removing.busy || purging.busy }
}

/** Commands take a limited number of records: several calls one after the other; stops at the first refusal. */
async function inParts(ids: readonly string[], run: (ids: string[]) => Promise<unknown>): Promise<boolean> {
  for (let at = 0; at < ids.length; at += mostSelected) {
    if ((await run(ids.slice(at, at + mostSelected))) === undefined) return false
  }
  return true
}
