import { useNavigate } from '@tanstack/react-router'
import { usePathParams } from '../kit/use-path-params.ts'
import { InstanceView } from './instance-view.tsx'

/** One flow instance on a page of its own: where a notice or a link leads. */
export function InstancePage() {
  const { instanceId } = usePathParams<'instanceId'>()
  const navigate = useNavigate()
  return (
    <InstanceView
      key={instanceId}
      instanceId={instanceId}
      alone
      onOpen={(work) =>
        void navigate(
          work.instanceId === instanceId
            ? { to: '/workbench', search: { open: work.instanceId, task: work.taskId } as never }
            : { to: `/instances/${work.instanceId}` },
        )
      }
    />
  )
}
