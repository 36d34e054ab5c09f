import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { environmentOf } from './start-sluice.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** What `npm run mails` prints of the mails to an address, the newest last: as an operator without a mail server reads them. */
export async function readMails(url: string, address: string): Promise<string> {
  const program = ['--disable-warning=ExperimentalWarning', 'server/src/mails.ts', address]
  const { stdout } = await run(process.execPath, program, { cwd: root, env: environmentOf(url) })
  return stdout
}

/** The newest code that was mailed to an address. */
export async function codeInMail(url: string, address: string): Promise<string> {
  const codes = (await readMails(url, address)).match(/^\d{6}$/gm) ?? []
  return codes.at(-1) ?? ''
}

/** The path of the newest link to a page that was mailed to an address; empty while there is none. */
export async function linkInMail(url: string, address: string, page: string): Promise<string> {
  const links = (await readMails(url, address)).matchAll(new RegExp(`/${page}#token=[\\w-]+`, 'g'))
  return [...links].at(-1)?.[0] ?? ''
}
