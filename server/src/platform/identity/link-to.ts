import type { Services } from '../operation/index.ts'

/**
 * The address of a page that a secret opens. The secret stands behind `#`: browsers send that part to no server, so it is
 * in no log of addresses.
 */
export function linkTo(
  { config }: { config: Pick<Services['config'], 'publicUrl'> },
  page: string,
  token: string,
): string {
  return `${config.publicUrl?.replace(/\/$/, '') ?? ''}/${page}#token=${token}`
}
