/** The mark: 川 as three strokes of unequal height, the middle one broken by a gate. Takes the colour around it. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" role="img" aria-label="Sluice">
      <g stroke="currentColor" strokeWidth="3.2" strokeLinecap="round">
        <path d="M6.6 6.5v10.2c0 4-1 6.6-2.8 9.3" />
        <path d="M16 9.5v3M16 20v4M12.4 16.3h7.2" />
        <path d="M25.8 4.5v23" />
      </g>
    </svg>
  )
}
