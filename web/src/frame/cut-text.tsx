import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './cut-text.module.css'

/** A pointer that rests so long on a text wants to read it, in milliseconds; keys are followed once they have scrolled. */
const rest = 350
const afterKey = 100

interface Whole {
  text: string
  /** Of the text that is cut, in the window. */
  box: DOMRect
}

/** Shows the whole of a text that is cut with an ellipsis, under the pointer and where the keyboard is, on every page. */
export function CutText() {
  const [whole, setWhole] = useState<Whole | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const show = (element: Element | undefined, wait: number) => {
      clearTimeout(timer.current)
      setWhole(null)
      if (!element) return
      timer.current = setTimeout(() => {
        if (!element.isConnected || !isCut(element)) return
        // biome-ignore lint/performance/useDomNodeTextContent: what stands side by side is apart only as it is drawn
        const text = (element as HTMLElement).innerText.trim()
        if (text) setWhole({ text, box: element.getBoundingClientRect() })
      }, wait)
    }
    const hide = () => show(undefined, 0)
    const onPointer = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'mouse' && target instanceof Element) show(cutAround(target), rest)
    }
    // A grid keeps the focus itself and says which cell is meant.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') return hide()
      const { activeElement } = document
      const meant = activeElement?.getAttribute('aria-activedescendant')
      const place = meant ? document.getElementById(meant) : activeElement
      show(place && place !== document.body ? cutWithin(place) : undefined, afterKey)
    }
    document.addEventListener('pointerover', onPointer)
    document.addEventListener('keyup', onKey)
    document.addEventListener('pointerdown', hide)
    // What moved is not where it was; what is about to be shown is looked for anew.
    const forget = () => setWhole(null)
    document.addEventListener('scroll', forget, true)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('pointerover', onPointer)
      document.removeEventListener('keyup', onKey)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('scroll', forget, true)
    }
  }, [])
  if (!whole) return null
  return createPortal(<Peek {...whole} />, document.body)
}

const widest = 420
const gap = 4

function Peek({ text, box }: Whole) {
  const below = box.bottom < innerHeight * 0.7
  return (
    // Who hears the page hears the whole text where it stands.
    <div
      className={styles.peek}
      aria-hidden="true"
      data-testid="whole-text"
      style={{
        maxWidth: widest,
        left: Math.max(gap, Math.min(box.left, innerWidth - widest - gap)),
        ...(below ? { top: box.bottom + gap } : { bottom: innerHeight - box.top + gap }),
      }}
    >
      {text}
    </div>
  )
}

function isCut(element: Element): boolean {
  const { textOverflow, overflowX, webkitLineClamp } = getComputedStyle(element)
  if (textOverflow === 'ellipsis' && overflowX !== 'visible' && element.scrollWidth > element.clientWidth)
    return true
  return webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight + 1
}

/** The text that the pointer is on lies in a few elements of its own. */
function cutAround(target: Element): Element | undefined {
  let element: Element | null = target
  for (let up = 0; element && up < 5; up++, element = element.parentElement)
    if (isCut(element)) return element
  return undefined
}

function cutWithin(place: Element): Element | undefined {
  return [place, ...place.querySelectorAll('*')].slice(0, 80).find(isCut)
}
