import { ConfirmByName } from '../kit/confirm-by-name.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useText } from './texts.ts'

export interface RemoveAppProps {
  app: { id: string; name: string; formCount: number } | null
  onClose: () => void
  onRemoved?: () => void
}

/** Asks for the name of the app before it is deleted. */
export function RemoveApp({ app, onClose, onRemoved }: RemoveAppProps) {
  const t = useText()
  const remove = useCommand('app.delete', {
    refreshes: ['form', 'record', 'report', 'dashboard'],
    success: (_, { name }) => t('removed', { name }),
    onSuccess: () => {
      onClose()
      onRemoved?.()
    },
  })
  return (
    <ConfirmByName
      open={app !== null}
      onClose={onClose}
      title={t('removeTitle', { name: app?.name ?? '' })}
      name={app?.name ?? ''}
      impact={t('removeImpact', { count: app?.formCount ?? 0 })}
      busy={remove.busy}
      onConfirm={() => app && void remove.run({ appId: app.id, name: app.name })}
    />
  )
}
