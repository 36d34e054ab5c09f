import { defineError, type Registration } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { registrationMode } from './settings.ts'

const registrationClosed = defineError('identity.registration_closed', 403, {
  zh: '这里不开放自行注册，请联系管理员。',
  en: 'Nobody makes an account here without an administrator; ask yours.',
})
const registrationInvited = defineError('identity.registration_invited', 403, {
  zh: '这里只接受邀请注册，请向您所在公司的管理员要一个邀请链接。',
  en: 'An account is made by invitation here; ask an administrator of your company for a link.',
})

/**
 * Who may make an account now. A house without any workspace is open, or nobody could ever begin.
 * Needs a role that sees all tenants.
 */
export async function registrationDoor({ services, transaction }: OperationContext): Promise<Registration> {
  const registration = await services.settings.read(registrationMode)
  if (registration === 'open') return registration
  const { rowCount } = await transaction.query('select from tenant where not demo limit 1')
  return rowCount === 0 ? 'open' : registration
}

/** @throws registrationClosed or registrationInvited when the door is not open as wide as that */
export async function requireRegistration(
  context: OperationContext,
  way: 'alone' | 'invited',
): Promise<void> {
  const door = await registrationDoor(context)
  if (door === 'off') throw registrationClosed()
  if (door === 'invited' && way === 'alone') throw registrationInvited()
}
