import type { FlowTree } from '@sluice/bpmn/xml'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { readForm } from '../../form/index.ts'
import type { ImportedIds, LeftThing } from '../../package/index.ts'
import { writeDraft } from '../definition/draft.ts'
import type { Drawing } from '../definition/drawing.ts'
import { isSound, publishDrawing } from '../definition/publish-drawing.ts'
import { readDrawing } from '../definition/read-drawing.ts'
import { withoutStrangers } from '../definition/without-strangers.ts'
import type { UnderstoodFlows } from './understand-flows.ts'

interface Setting {
  ids: ImportedIds
  left: LeftThing[]
  /** What is drawn besides, which stays the draft. */
  drawn: Drawing | undefined
  /** What was understood before the transaction. */
  understood?: UnderstoodFlows
}

/** A flow that asks somebody who is not here asks the others; one that cannot be published so is a draft. */
export async function publishPackaged(
  context: OperationContext,
  formId: string,
  drawing: Drawing,
  { ids, left, drawn, understood }: Setting,
): Promise<void> {
  const form = await readForm(context, formId)
  let read = await readDrawing(context, form, drawing, understood)
  const tree = read.tree && (withoutStrangers(read.tree, ids.isKnown) as FlowTree)
  if (tree && JSON.stringify(tree) !== JSON.stringify(read.tree)) {
    read = await readDrawing(context, form, { xml: null, tree }, understood)
    left.push({
      zh: `“${form.name}”的流程去掉了这里没有的处理人，请检查。`,
      en: `The flow of "${form.name}" no longer asks people who are not here; look at it.`,
    })
  }
  if (isSound(read)) {
    await publishDrawing(context, form, read)
    return
  }
  if (!drawn) await writeDraft(context, formId, read)
  left.push({
    zh: `“${form.name}”的流程在这里不能发布，已存为草稿。`,
    en: `The flow of "${form.name}" cannot be published here; it is a draft.`,
  })
}
