/** Reading, writing, checking and compiling BPMN 2.0 XML; the part that needs bpmn-moddle. */
export { checkProcess } from './check/check-process.ts'
export type { Finding } from './check/finding.ts'
export { isRefusedAtPublish } from './check/vendor.ts'
export { bpmnToTree } from './tree/bpmn-to-tree.ts'
export type * from './tree/flow-tree.ts'
export { treeToBpmn } from './tree/tree-to-bpmn.ts'
export { compileProcess, NoSuchProcess } from './xml/compile.ts'
export { getConfig, setConfig } from './xml/config.ts'
export {
  type BpmnDocument,
  FORMULA_LANGUAGE,
  processesOf,
  readBpmn,
  SLUICE_NAMESPACE,
  writeBpmn,
} from './xml/document.ts'
export type { ModdleElement } from './xml/element.ts'
export { ensureLayout } from './xml/layout.ts'
export { UnreadableBpmn } from './xml/unreadable.ts'
