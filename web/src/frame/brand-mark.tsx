import { useOperation } from '../kit/use-operation.ts'
import { Mark } from './mark.tsx'
import { useMe } from './session.ts'

/** The workspace's own picture, or the product's mark. */
export function BrandMark({ size }: { size: number }) {
  const { workspace, tenant } = useMe()
  const own = workspace?.hasLogo === true
  const { data } = useOperation('tenant.logo', {}, { enabled: own, staleTime: 300_000 })
  if (!own || !data?.picture) return <Mark size={size} />
  return (
    <img
      src={data.picture}
      width={size}
      height={size}
      alt={tenant?.name ?? ''}
      style={{ objectFit: 'contain' }}
    />
  )
}
