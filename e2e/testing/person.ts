import { type Client, createClient } from '@sluice/contract'
import { solveCaptcha } from '@sluice/contract/captcha'
import { codeInMail } from './read-mail.ts'

/** Somebody signed in over HTTP: the typed client with the session that a browser would keep. */
export interface Person extends Client {
  readonly cookie: string
  /** The same session at another server process. */
  at(url: string): Person
}

export const password = 'River-2026-gate'

/** A client that keeps the session cookie it is given. */
export function openPerson(url: string, start = ''): Person {
  let cookie = start
  const keepCookie: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    for (const line of response.headers.getSetCookie()) {
      if (line.startsWith('sluice_session=')) cookie = line.split(';')[0]!
    }
    return response
  }
  const client = createClient({
    baseUrl: url,
    headers: (): Record<string, string> => (cookie ? { cookie } : {}),
    fetch: keepCookie,
  })
  return {
    ...client,
    get cookie() {
      return cookie
    },
    at: (other) => openPerson(other, cookie),
  }
}

/** Makes a workspace; its administrator is signed in. */
export async function registerWorkspace(url: string, code: string): Promise<Person> {
  const admin = openPerson(url)
  const email = `admin@${code}.test`
  const { registration } = await admin.call('identity.register', {
    email,
    username: `${code}-admin`,
    name: '管理员',
    password,
    termsAccepted: true,
    tenantCode: code,
    tenantName: code,
    captcha: await solveCaptcha(await admin.call('identity.captcha', {})),
  })
  await admin.call('identity.activate', { registration, code: await codeInMail(url, email) })
  return admin
}

/** Adds a member to the administrator's workspace and signs them in. */
export async function addPerson(
  admin: Person,
  url: string,
  username: string,
  roleIds: string[] = [],
): Promise<{ person: Person; memberId: string }> {
  const email = `${username}@people.test`
  const { id } = await admin.call('member.create', {
    name: username,
    email,
    username,
    password,
    roleIds,
  })
  const memberId = id ?? ''
  const person = openPerson(url)
  await person.call('identity.login', { login: username, password })
  // A password given by an administrator must be changed before anything else.
  await person.call('identity.changePassword', { currentPassword: password, newPassword: `${password}-mine` })
  return { person, memberId }
}
