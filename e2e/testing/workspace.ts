import type { Browser } from 'playwright-core'
import { openBrowser } from './open-browser.ts'
import { type Person, registerWorkspace } from './person.ts'
import { type RunningSluice, removeHome, startSluice } from './start-sluice.ts'

/** A server on an empty folder, a browser, and a workspace with its administrator signed in over HTTP. */
export interface Workspace {
  sluice: RunningSluice
  browser: Browser
  admin: Person
  close(): Promise<void>
}

export async function openWorkspace(code: string): Promise<Workspace> {
  const [sluice, browser] = await Promise.all([
    startSluice({ environment: { SLUICE_DEMO: '0' } }),
    openBrowser(),
  ])
  const close = async () => {
    await browser.close()
    await sluice.stop()
    await removeHome(sluice.home)
  }
  try {
    return { sluice, browser, admin: await registerWorkspace(sluice.url, code), close }
  } catch (error) {
    await close()
    throw error
  }
}
