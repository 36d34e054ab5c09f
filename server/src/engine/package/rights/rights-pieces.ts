import type { Text } from '../../../kernel/index.ts'
import { type AppLevel, levelOf } from '../../app/index.ts'
import type { Piece, ThingNames } from '../pieces/piece.ts'
import { type SettingNames, tellSettings } from '../pieces/tell-settings.ts'
import type { PackagedRights } from './packaged-rights.ts'

const levels: Record<AppLevel | 'custom', Text> = {
  see: { zh: '查看', en: 'see' },
  submit: { zh: '提交', en: 'submit' },
  edit: { zh: '编辑', en: 'edit' },
  manage: { zh: '管理', en: 'manage' },
  custom: { zh: '自定义', en: 'custom' },
}

/** What everything in a right is called where versions are compared. */
export const rightsSettings: SettingNames<PackagedRights> = {
  holder: { zh: '角色或部门', en: 'Role or department' },
  on: { zh: '范围', en: 'On' },
  grants: { zh: '可以做什么', en: 'What they may do' },
  fields: { zh: '字段权限', en: 'Rights on fields' },
}

/** Each holder on each thing is a piece. */
export function splitRights(rights: readonly PackagedRights[], names: ThingNames): Piece[] {
  return rights.map((right) => {
    const { holder, on } = right
    const [who, what] = [names.get(holder.id) ?? '', names.get(on) ?? '']
    return {
      key: `rights/${on}/${holder.id}`,
      kind: 'rights',
      title: { zh: `“${who}”在“${what}”的权限`, en: `rights of "${who}" on "${what}"` },
      value: right,
      children: [],
    }
  })
}

/** Rights on what is left. */
export function joinRights(pieces: readonly Piece[], soFar: ReadonlyMap<string, unknown>): PackagedRights[] {
  const forms = new Set((soFar.get('forms') as { id: string }[]).map(({ id }) => id))
  const app = soFar.get('app') as { id: string }
  return pieces.map(({ value }) => value as PackagedRights).filter(({ on }) => on === app.id || forms.has(on))
}

export function tellRights(before: unknown, after: unknown): Text[] {
  const [was, is] = [before as PackagedRights, after as PackagedRights]
  const [from, to] = [levels[levelFor(was)], levels[levelFor(is)]]
  const { grants: _grants, ...rest } = rightsSettings
  const told = tellSettings(rest as SettingNames<PackagedRights>, was, is)
  if (from !== to) return [{ zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` }, ...told]
  return tellSettings(rightsSettings, was, is)
}

function levelFor({ grants }: PackagedRights): AppLevel | 'custom' {
  const limited = ({ validFrom, validTo }: PackagedRights['grants'][number]) => Boolean(validFrom ?? validTo)
  return levelOf(grants.map((grant) => ({ ...grant, limited: limited(grant) })))
}
