import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens headless Chromium: the system's, else the one from npm. */
export async function openBrowser(): Promise<Browser> {
  const found = systemChromium.find((path) => existsSync(path))
  if (found) return chromium.launch({ executablePath: found, args: quiet })
  const { default: bundled } = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args, ...quiet],
  })
}

export interface PersonWindow {
  page: Page
  context: BrowserContext
  /** Errors the page printed or threw; a test expects none. */
  problems: string[]
}

/** A person's own window, Chinese unless told otherwise. */
export async function openWindow(
  browser: Browser,
  options: { width?: number; height?: number; dark?: boolean; locale?: string } = {},
): Promise<PersonWindow> {
  const { width = 1440, height = 900, dark = false, locale = 'zh-CN' } = options
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    hasTouch: width < 600,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.stack ?? String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return { page, context, problems }
}
