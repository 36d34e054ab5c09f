import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import { useEffect, useRef } from 'react'
import { useTheme } from '../theme/theme-choice.ts'
import { palettes } from '../theme/tokens.ts'
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
  const { paper, second, ink } = palettes[useTheme()]
  useEffect(() => {
    const element = box.current
    if (!element) return
    const viewer = new NavigatedViewer({
      container: element,
      bpmnRenderer: { defaultFillColor: paper, defaultStrokeColor: second, defaultLabelColor: ink },
    })
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
        showAll(element, canvas, registry.get(activeNodes?.[0] ?? ''))
      })
      .catch(() => undefined)
    return () => {
      gone = true
      viewer.destroy()
    }
  }, [xml, visitedNodes, visitedFlows, activeNodes, failedNodes, paper, second, ink])
  return (
    <div className={styles.frame}>
      <div className={styles.window}>
        <section ref={box} aria-label={label} className={styles.diagram} />
      </div>
    </div>
  )
}

/** Letters smaller than this share of their size cannot be read. */
const readable = 0.6
const margin = 24

/** Fits the drawing with a margin; where that would make it too small to read, its window scrolls to the present place. */
function showAll(element: HTMLElement, canvas: DiagramCanvas, active: DrawnElement | undefined): void {
  const { inner } = canvas.viewbox()
  element.style.minWidth = `${inner.width * readable + 2 * margin}px`
  canvas.resized()
  const { clientWidth, clientHeight } = element
  const scale = Math.min(
    1,
    (clientWidth - 2 * margin) / inner.width,
    (clientHeight - 2 * margin) / inner.height,
  )
  canvas.viewbox({
    x: inner.x + inner.width / 2 - clientWidth / scale / 2,
    y: inner.y + inner.height / 2 - clientHeight / scale / 2,
    width: clientWidth / scale,
    height: clientHeight / scale,
  })
  const frame = element.parentElement
  if (!frame || !active) return
  const middle = (active.x + active.width / 2 - inner.x - inner.width / 2) * scale + clientWidth / 2
  frame.scrollLeft = middle - frame.clientWidth / 2
}

interface DiagramCanvas {
  addMarker(id: string, name: string): void
  resized(): void
  viewbox(): { inner: Area }
  viewbox(area: Area): void
}
interface Area {
  x: number
  y: number
  width: number
  height: number
}
interface DrawnElement {
  x: number
  width: number
}
interface ElementRegistry {
  get(id: string): DrawnElement | undefined
}
