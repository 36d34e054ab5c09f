import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'

/** A link that looks like a button: one thing to reach by keyboard, where a button inside a link would be two. */
export const LinkButton = createLink(Button)
