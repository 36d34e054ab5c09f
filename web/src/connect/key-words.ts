import type { AccessKey } from './model.ts'
import type { Translate } from './texts.ts'

/** What a key is limited to. */
export function scopeWords(
  t: Translate,
  { roleName, roleId, resources }: Pick<AccessKey, 'roleName' | 'roleId' | 'resources'>,
): string {
  const parts = [
    ...(roleId ? [t('keys.inRole', { name: roleName ?? t('keys.goneRole') })] : []),
    ...resources.map(({ name }) => name),
  ]
  return parts.length > 0 ? parts.join(t('listJoin')) : t('keys.whole')
}
