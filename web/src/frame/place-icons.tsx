import type { ReactNode } from 'react'
import type { Place } from './module.ts'

const paths: Record<Place | 'me', ReactNode> = {
  workbench: (
    <>
      <path d="M4 13.5 6.4 5.7A1.8 1.8 0 0 1 8.1 4.5h7.8a1.8 1.8 0 0 1 1.7 1.2L20 13.5V18a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18Z" />
      <path d="M4 13.5h4.5l1.4 2.4h4.2l1.4-2.4H20" />
    </>
  ),
  apps: (
    <>
      <rect x="4" y="4" width="6.6" height="6.6" rx="1.6" />
      <rect x="13.4" y="4" width="6.6" height="6.6" rx="1.6" />
      <rect x="4" y="13.4" width="6.6" height="6.6" rx="1.6" />
      <rect x="13.4" y="13.4" width="6.6" height="6.6" rx="1.6" />
    </>
  ),
  reports: <path d="M4.5 4v14A1.5 1.5 0 0 0 6 19.5h14M8.8 15.5v-4M13 15.5V7.5M17.2 15.5v-6" />,
  people: (
    <>
      <circle cx="9.2" cy="8.2" r="3.4" />
      <path d="M3.2 19.2c.3-3.3 2.8-5.4 6-5.4s5.7 2.1 6 5.4M15.6 5.1a3.3 3.3 0 0 1 0 6.2M17.4 14.3c1.9.7 3.2 2.4 3.4 4.9" />
    </>
  ),
  settings: (
    <path d="M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20M15 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  me: (
    <>
      <circle cx="12" cy="8.5" r="3.7" />
      <path d="M4.8 20c.4-3.7 3.3-6 7.2-6s6.8 2.3 7.2 6" />
    </>
  ),
}

/** Icon of a place of the rail, drawn with the line of the mark. */
export function PlaceIcon({ place, size = 22 }: { place: Place | 'me'; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {paths[place]}
    </svg>
  )
}
