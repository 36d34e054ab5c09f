import { definePackagePart } from '../define-package-part.ts'
import { packageBroken } from '../errors.ts'
import { type PackagedRights, packagedRightsSchema } from '../rights/packaged-rights.ts'
import { joinRights, splitRights, tellRights } from '../rights/rights-pieces.ts'
import { addRights, arrangeRights, changeRights, readRights } from '../rights/store-rights.ts'

const ofPeople = 'left: what single people hold is decided where an app is imported' as const

/** What roles and departments may do in the app, on its forms and with their fields (P4.4). */
export const packagedRights = definePackagePart<PackagedRights[]>({
  key: 'rights',
  order: 80,
  kind: 'rights',
  tables: {
    permission_grant: {
      tenant_id: 'made anew',
      id: 'made anew',
      role_id: 'carried',
      department_id: 'carried',
      member_id: ofPeople,
      permission: 'carried',
      resource: 'carried',
      scope: 'carried',
      valid_from: 'carried',
      valid_to: 'carried',
    },
    role_field_right: {
      tenant_id: 'made anew',
      role_id: 'carried',
      resource: 'carried',
      field_id: 'carried',
      right: 'carried',
    },
  },
  schema: packagedRightsSchema,
  read: readRights,
  arrange: arrangeRights,
  own: () => [],
  names: (rights) => rights.map(() => ''),
  write: async (context, rights, { appId, ids }) => {
    const renamed = ids.rename(rights)
    const strange = renamed.find(({ on }) => !ids.isOwn(on))
    if (strange) throw packageBroken({ where: `parts.rights: ${strange.on}` })
    const unknown = renamed
      .flatMap(({ grants }) => grants)
      .find(({ permission }) => !context.services.permissions.isPattern(permission))
    if (unknown) throw packageBroken({ where: `parts.rights: ${unknown.permission}` })
    return addRights(context, appId, renamed, ids)
  },
  pieces: {
    unordered: true,
    split: splitRights,
    join: joinRights,
    tell: (_context, _piece, before, after) => tellRights(before, after),
    change: (context, change, { ids }) => changeRights(context, change, ids),
  },
})
