/** An arrow that goes back: undo. */
export function UndoIcon() {
  return <Arrow />
}

/** An arrow that goes forward again: redo. */
export function RedoIcon() {
  return <Arrow mirrored />
}

function Arrow({ mirrored = false }: { mirrored?: boolean }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <g
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        transform={mirrored ? 'matrix(-1 0 0 1 16 0)' : undefined}
      >
        <path d="M5.5 2.5 2.5 5.5l3 3" />
        <path d="M2.5 5.5h7a4 4 0 0 1 0 8H6" />
      </g>
    </svg>
  )
}
