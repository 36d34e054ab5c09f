import { usePathParams } from '../kit/use-path-params.ts'
import { InstanceView } from './instance-view.tsx'

/** One flow instance on a page of its own: where a notice or a link leads. */
export function InstancePage() {
  const { instanceId } = usePathParams<'instanceId'>()
  return <InstanceView instanceId={instanceId} alone />
}
