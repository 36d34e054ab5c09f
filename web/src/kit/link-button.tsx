import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'

interface LookedButtonProps extends Omit<ButtonProps, 'type'> {
  /** The router keeps `type` for itself. */
  look?: ButtonProps['type']
}

function LookedButton({ look, ...props }: LookedButtonProps) {
  return <Button {...props} {...(look ? { type: look } : {})} />
}

/** A link that looks like a button: one thing to reach by keyboard, where a button inside a link would be two. */
export const LinkButton = createLink(LookedButton)
