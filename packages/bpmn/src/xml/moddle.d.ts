declare module 'bpmn-moddle' {
  import type { ModdleElement } from './element.ts'

  export type ParseResult = {
    rootElement: ModdleElement
    elementsById: Record<string, ModdleElement>
    references: { element: ModdleElement; property: string; id: string }[]
    warnings: { message: string; element?: ModdleElement; property?: string; value?: string }[]
  }

  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>)
    fromXML(xml: string, typeName?: string, options?: Record<string, unknown>): Promise<ParseResult>
    toXML(
      element: ModdleElement,
      options?: { format?: boolean; preamble?: boolean },
    ): Promise<{ xml: string }>
    create(type: string, attributes?: Record<string, unknown>): ModdleElement
    createAny(type: string, namespace: string, attributes?: Record<string, unknown>): ModdleElement
  }
}
