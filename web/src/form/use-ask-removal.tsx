import type { FormDefinition } from '@sluice/contract'
import { App } from 'antd'
import { useText } from './rule-texts.ts'
import { rulesUsing } from './rule-words.ts'

/** Asks before a field goes that rules use, naming them; others go at once. */
export function useAskRemoval(form: FormDefinition): (id: string, remove: () => void) => void {
  const t = useText()
  const { modal } = App.useApp()
  return (id, remove) => {
    const used = rulesUsing(form, id)
    if (used.length === 0) {
      remove()
      return
    }
    const name = form.fields.find((field) => field.id === id)?.name ?? ''
    modal.confirm({
      title: t('usedTitle', { name }),
      content: t('usedText', { rules: used.join(' · ') }),
      okText: t('removeField'),
      cancelText: t('stay'),
      okButtonProps: { danger: true },
      onOk: remove,
    })
  }
}
