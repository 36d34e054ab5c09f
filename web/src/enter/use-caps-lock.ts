import { type KeyboardEvent, useState } from 'react'

/** Whether Caps Lock was on with the last key pressed in a field. */
export function useCapsLock() {
  const [on, setOn] = useState(false)
  return { on, watch: (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock')) }
}
