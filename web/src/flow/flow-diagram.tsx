import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import { useEffect, useRef } from 'react'
import styles from './flow-diagram.module.css'

export interface FlowDiagramProps {
  xml: string
  /** Names the drawing for screen readers. */
  label: string
  visitedNodes?: readonly string[]
  visitedFlows?: readonly string[]
  activeNodes?: readonly string[]
  failedNodes?: readonly string[]
}

/** The flow as BPMN, with the path taken and the present place. Moves and zooms; loaded on use. */
export function FlowDiagram({
  xml,
  label,
  visitedNodes,
  visitedFlows,
  activeNodes,
  failedNodes,
}: FlowDiagramProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const viewer = new NavigatedViewer({ container: element })
    let gone = false
    viewer
      .importXML(xml)
      .then(() => {
        if (gone) return
        const canvas = viewer.get('canvas') as DiagramCanvas
        const registry = viewer.get('elementRegistry') as ElementRegistry
        const mark = (ids: readonly string[] | undefined, name: string) => {
          for (const id of ids ?? []) if (registry.get(id)) canvas.addMarker(id, name)
        }
        mark(visitedFlows, 'flow-visited')
        mark(visitedNodes, 'flow-visited')
        mark(activeNodes, 'flow-active')
        mark(failedNodes, 'flow-failed')
        canvas.zoom('fit-viewport', 'auto')
      })
      .catch(() => undefined)
    return () => {
      gone = true
      viewer.destroy()
    }
  }, [xml, visitedNodes, visitedFlows, activeNodes, failedNodes])
  return <div ref={box} role="img" aria-label={label} className={styles.diagram} />
}

interface DiagramCanvas {
  addMarker(id: string, name: string): void
  zoom(mode: string, center: string): void
}
interface ElementRegistry {
  get(id: string): unknown
}
