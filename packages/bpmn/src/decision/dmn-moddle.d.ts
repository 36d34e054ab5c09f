declare module 'dmn-moddle' {
  import type { ModdleElement } from '../xml/element.ts'

  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{
      rootElement: ModdleElement
      elementsById: Record<string, ModdleElement>
      warnings: { message: string }[]
    }>
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
