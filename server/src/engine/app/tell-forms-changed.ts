import type { OperationContext } from '../../platform/operation/index.ts'

/** After the commit every process, this one too, drops what it remembers of these forms. */
export function tellFormsChanged(context: OperationContext, forms: readonly { id: string }[]): void {
  const { services, tenantId } = context
  context.afterCommit(() => {
    for (const { id: formId } of forms) {
      services.news
        .publish('form', { tenantId, formId })
        .catch((error) => services.log.error(error, 'form news'))
    }
  })
}
