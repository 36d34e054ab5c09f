import type { Page } from 'playwright-core'

/** Keeps what a page looks like in the folder `SLUICE_PICTURES`, where somebody wants to see it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SLUICE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
