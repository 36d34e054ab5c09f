import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Waits until a dialog has come. Before it grows from where it was asked for it lies at its place for some frames,
 * transparent and still: a click then begins on its button and ends where the button no longer is.
 */
export async function atRest(dialog: Locator): Promise<void> {
  const has = () =>
    dialog.evaluate(
      (one) =>
        one.ownerDocument.defaultView?.getComputedStyle(one).opacity === '1' &&
        !/-(appear|enter|leave)/.test(one.className),
    )
  await expect.poll(has, { message: 'the dialog comes to rest' }).toBe(true)
}
